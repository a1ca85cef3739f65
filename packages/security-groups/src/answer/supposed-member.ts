import { ipv4Text } from '../ipv4-text.ts';
import { setOfAddresses, subtractAddresses } from '../sets/address-set.ts';
import { readWorld } from '../world/read-world.ts';
import { rangesNamed, readAddress } from '../world/world-model.ts';
import type { WorldModel } from '../world/world-model.ts';
import { NOT_READ } from '../world/world.ts';
import type { WorldInterface } from '../world/world.ts';

/** A world in which somebody holds the group, and who that is. */
export interface SupposedMember {
  readonly model: WorldModel;
  readonly interfaceId: string;
}

/**
 * Supposes an instance that holds one group and nothing else, for a group that has no members: what would
 * happen to the next instance that gets it.
 *
 * It has a free address of the VPC and no public one, and it is in no subnet, so the network stays unknown.
 *
 * @param model one whose interfaces were read: otherwise the groups of everybody else would look empty.
 */
export function supposeMember(model: WorldModel, groupId: string): SupposedMember {
  const { world } = model;
  const vpcId = model.group(groupId)?.vpcId ?? '';
  const group = model.group(groupId);
  const interfaceId = `a new member of ${group?.name ?? groupId}`;
  const member: WorldInterface = {
    interfaceId,
    kind: 'instance',
    vpcId,
    subnetId: '',
    groupIds: [groupId],
    addresses: [{ address: freeAddress(model, vpcId) }],
  };
  const others = world.interfaces === NOT_READ ? [] : world.interfaces;
  const supposed = readWorld({ ...world, interfaces: [...others, member] });
  if (supposed.kind === 'refused') throw new Error('A world with one more member is as readable as it was.');
  return { model: supposed.model, interfaceId };
}

/** The first four addresses of a range are AWS's own. */
const FIRST_FREE = 4;
const ANY_PRIVATE_RANGE = '10.0.0.0/16';

function freeAddress(model: WorldModel, vpcId: string): string {
  const ranges = model.vpcRanges(vpcId)?.ipv4 ?? [];
  const [start = 0, ...rest] = ranges.length === 0 ? rangesNamed([ANY_PRIVATE_RANGE]).ipv4 : ranges;
  const taken = model.interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => readAddress(address)));
  const free = subtractAddresses({ ipv4: [start + FIRST_FREE, ...rest], ipv6: [] }, setOfAddresses(taken));
  return ipv4Text(free.ipv4[0] ?? start + FIRST_FREE);
}
