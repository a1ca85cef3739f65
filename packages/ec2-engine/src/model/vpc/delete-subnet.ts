import { remove } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import { found } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';

/** Removes a subnet. Network interfaces in it stand in the way. */
export function deleteSubnet(world: WorldView, { subnetId }: { readonly subnetId: string }): Decision<true> {
  const subnet = found('subnet', subnetId, world.subnets.get(subnetId));
  if (!subnet.ok) return refuse(subnet.error);
  if (world.interfacesBySubnet.count(subnetId) > 0) {
    return refuse(ec2Error('DependencyViolation', `The subnet '${subnetId}' has dependencies and cannot be deleted.`));
  }
  return accept([remove(subnet.value)], true);
}
