import { answer, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { missingParameter } from '../ec2-error.ts';
import { found } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';

/** A network on the far side of a peering connection whose rules name one of the groups. */
export interface SecurityGroupReference {
  readonly groupId: string;
  readonly referencingVpcId: string;
  readonly connectionId: string;
}

/** Lists, for groups, the peered networks whose rules name them. References within a network are not told. */
export function describeSecurityGroupReferences(
  world: WorldView,
  { groupIds }: { readonly groupIds: readonly string[] },
): Decision<readonly SecurityGroupReference[]> {
  if (groupIds.length === 0) return refuse(missingParameter('groupId'));

  const references = new Map<string, SecurityGroupReference>();
  for (const groupId of groupIds) {
    const group = found('security-group', groupId, world.groups.get(groupId));
    if (!group.ok) return refuse(group.error);
    for (const { peering, groupId: namingGroupId } of world.rulesByPeerGroup.all(groupId)) {
      const referencingVpcId = world.groups.get(namingGroupId)?.vpcId;
      if (peering?.status !== 'active' || referencingVpcId === undefined) continue;
      const { connectionId } = peering;
      references.set(`${groupId} ${connectionId}`, { groupId, referencingVpcId, connectionId });
    }
  }
  return answer([...references.values()]);
}
