import { remove } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import { found } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';

/** Removes a network with its group `default`. Subnets, other groups, network interfaces and links stand in the way. */
export function deleteVpc(world: WorldView, { vpcId }: { readonly vpcId: string }): Decision<true> {
  const vpc = found('vpc', vpcId, world.vpcs.get(vpcId));
  if (!vpc.ok) return refuse(vpc.error);

  const groups = world.groupsByVpc.all(vpcId);
  const isUsed =
    world.subnetsByVpc.count(vpcId) > 0 ||
    world.interfacesByVpc.count(vpcId) > 0 ||
    isPeered(world, vpcId) ||
    groups.some(({ name }) => name !== 'default');
  if (isUsed) {
    return refuse(ec2Error('DependencyViolation', `The vpc '${vpcId}' has dependencies and cannot be deleted.`));
  }
  const rules = groups.flatMap(({ id }) => world.rulesByGroup.all(id));
  return accept([...rules, ...groups, vpc.value].map(remove), true);
}

function isPeered(world: WorldView, vpcId: string): boolean {
  return world.peeringsByVpc.all(vpcId).some(({ status }) => status === 'active');
}
