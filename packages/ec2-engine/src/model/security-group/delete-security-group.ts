import { remove } from '../change.ts';
import { isClassic } from '../classic/classic-network.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { WorldView } from '../world-view.ts';
import { findSecurityGroup } from './find-security-group.ts';
import type { GroupSelector } from './find-security-group.ts';

/**
 * Removes a group with its rules.
 *
 * A network interface that holds it, or a rule of another group that names it, stands in the way. A rule of its own
 * does not, nor one of a peered network, which is stale from then on. The group `default` stays as long as its VPC.
 */
export function deleteSecurityGroup(world: WorldView, selector: GroupSelector): Decision<{ readonly groupId: string }> {
  const selected = findSecurityGroup(world, selector);
  if (!selected.ok) return refuse(selected.error);

  const { id, name, vpcId } = selected.value;
  if (name === 'default') {
    return refuse(ec2Error('CannotDelete', `the specified group: "${id}" name: "default" cannot be deleted by a user`));
  }
  const isHeld = world.interfacesByGroup.count(id) > 0;
  const isNamedElsewhere = world.rulesByPeerGroup
    .all(id)
    .some((rule) => rule.groupId !== id && rule.peering === undefined);
  if (isHeld || isNamedElsewhere) {
    return refuse(
      isClassic(vpcId)
        ? ec2Error('InvalidGroup.InUse', `There are active instances or rules using security group '${name}'`)
        : ec2Error('DependencyViolation', `resource ${id} has a dependent object`),
    );
  }
  return accept([...world.rulesByGroup.all(id).map(remove), remove(selected.value)], { groupId: id });
}
