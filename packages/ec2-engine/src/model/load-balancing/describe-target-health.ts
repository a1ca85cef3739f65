import { answer, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { WorldView } from '../world-view.ts';
import { targetGroupNotFound } from './not-found.ts';
import { undrained } from './register-targets.ts';
import type { RequestedTarget, TargetsInput } from './register-targets.ts';
import { targetHealth } from './target-health.ts';
import type { TargetHealth } from './target-health.ts';
import { healthCheckPort } from './target-group.ts';
import type { Target, TargetGroup } from './target-group.ts';

/** How a target is, and on which port that was found out. */
export interface TargetHealthDescription {
  readonly target: Target;
  readonly healthCheckPort: number;
  readonly health: TargetHealth;
}

/** Lists how targets are: those named, or all of the group. */
export function describeTargetHealth(
  world: WorldView,
  input: TargetsInput,
  { now }: DecisionContext,
): Decision<readonly TargetHealthDescription[]> {
  const group = world.targetGroups.get(input.arn);
  if (group === undefined) return refuse(targetGroupNotFound(input.arn));
  const registered = undrained(group, now);
  if (input.targets.length === 0) return answer(registered.map((target) => describe({ world, now }, group, target)));

  const descriptions: TargetHealthDescription[] = [];
  for (const requested of input.targets) {
    const target = namedTarget(group, requested);
    if (!target.ok) return refuse(target.error);
    const present = registered.find(({ id, port }) => id === target.value.id && port === target.value.port);
    descriptions.push(
      present === undefined
        ? { target: target.value, healthCheckPort: healthCheckPort(group, target.value), health: NOT_REGISTERED }
        : describe({ world, now }, group, present),
    );
  }
  return answer(descriptions);
}

const NOT_REGISTERED: TargetHealth = {
  state: 'unused',
  reason: 'Target.NotRegistered',
  description: 'Target is not registered to the target group',
};

function describe(
  scope: { readonly world: WorldView; readonly now: Date },
  group: TargetGroup,
  target: Target,
): TargetHealthDescription {
  return { target, healthCheckPort: healthCheckPort(group, target), health: targetHealth(scope, group, target) };
}

function namedTarget(group: TargetGroup, { id, port = group.port }: RequestedTarget): Checked<Target> {
  return id === '' ? fail(ec2Error('InvalidTarget', 'A target must have an id')) : pass({ id, port });
}
