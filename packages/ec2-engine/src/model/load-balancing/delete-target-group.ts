import { remove } from '../change.ts';
import { accept, answer, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { WorldView } from '../world-view.ts';

/** Removes a target group that no listener forwards to. One that is gone is no error. */
export function deleteTargetGroup(world: WorldView, { arn }: { readonly arn: string }): Decision<true> {
  const group = world.targetGroups.get(arn);
  if (group === undefined) return answer(true);
  if (world.listenersByTargetGroup.count(arn) > 0) {
    return refuse(ec2Error('ResourceInUse', `Target group '${arn}' is currently in use by a listener or a rule`));
  }
  return accept([remove(group)], true);
}
