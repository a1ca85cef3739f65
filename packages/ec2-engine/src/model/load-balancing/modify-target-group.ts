import { put } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import type { WorldView } from '../world-view.ts';
import { describeTargetGroup } from './describe-target-groups.ts';
import type { TargetGroupDescription } from './describe-target-groups.ts';
import { changeHealthCheck } from './health-check.ts';
import type { HealthCheckChange } from './health-check.ts';
import { targetGroupNotFound } from './not-found.ts';
import type { TargetGroup } from './target-group.ts';

/** Changes how the health of targets is found out. */
export function modifyTargetGroup(
  world: WorldView,
  { arn, healthCheck }: { readonly arn: string; readonly healthCheck: HealthCheckChange },
): Decision<TargetGroupDescription> {
  const group = world.targetGroups.get(arn);
  if (group === undefined) return refuse(targetGroupNotFound(arn));
  const changed = changeHealthCheck(group.healthCheck, healthCheck);
  if (!changed.ok) return refuse(changed.error);
  const after: TargetGroup = { ...group, healthCheck: changed.value };
  return accept([put(after)], describeTargetGroup(world, after));
}
