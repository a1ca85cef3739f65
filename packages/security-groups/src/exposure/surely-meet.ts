import type { WorldModel } from '../world/world-model.ts';
import { NOT_READ } from '../world/world.ts';
import type { WorldInterface } from '../world/world.ts';
import type { Sender } from './sender.ts';

/**
 * Whether a sender and a receiver can talk to each other as far as VPCs decide it. `false` is only the lack of proof.
 *
 * Who comes from outside can, and so can neighbours in a VPC and in VPCs with an active peering. Whether
 * another way leads from one VPC to another, such as a transit gateway, this model does not know.
 */
export function doSurelyMeet({ world }: WorldModel, sender: Sender, receiver: WorldInterface): boolean {
  const { vpcId, isOutside } = sender;
  if (isOutside || vpcId === undefined || vpcId === receiver.vpcId) return true;
  if (world.peerings === NOT_READ) return false;

  return world.peerings.some(({ isActive, sides }) => {
    const ends = sides.map((side) => side.vpcId);
    return isActive && ends.includes(vpcId) && ends.includes(receiver.vpcId);
  });
}
