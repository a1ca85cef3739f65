import { put } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { NetworkInterface } from '../entity.ts';
import { found } from '../resource-id.ts';
import { checkTags } from '../tags/check-tags.ts';
import type { Tag } from '../tag.ts';
import { AddressAllocation } from '../vpc/subnet-addresses.ts';
import type { WorldView } from '../world-view.ts';
import { chooseGroups, heldGroups } from './interface-groups.ts';
import type { InterfaceDescription } from './interface-groups.ts';
import { takeIpv6Addresses } from './ipv6-addresses.ts';
import type { WantedIpv6Addresses } from './ipv6-addresses.ts';

/** What an interface shall be; no groups means the group `default`. */
export interface CreateNetworkInterfaceInput {
  readonly subnetId: string;
  readonly description: string;
  readonly interfaceType: string;
  readonly privateAddress?: string;
  readonly ipv6: WantedIpv6Addresses;
  readonly groupIds: readonly string[];
  readonly tags: readonly Tag[];
}

/** Makes an interface that hangs on nothing yet. */
export function createNetworkInterface(
  world: WorldView,
  input: CreateNetworkInterfaceInput,
  context: DecisionContext,
): Decision<InterfaceDescription> {
  const subnet = found('subnet', input.subnetId, world.subnets.get(input.subnetId));
  if (!subnet.ok) return refuse(subnet.error);
  const groupIds = chooseGroups({ world, settings: context.settings }, subnet.value.vpcId, input.groupIds);
  if (!groupIds.ok) return refuse(groupIds.error);
  const tags = checkTags(input.tags);
  if (!tags.ok) return refuse(tags.error);
  const address = new AddressAllocation(world, subnet.value).take(input.privateAddress);
  if (!address.ok) return refuse(address.error);
  const ipv6Addresses = takeIpv6Addresses(world, subnet.value, input.ipv6);
  if (!ipv6Addresses.ok) return refuse(ipv6Addresses.error);

  const entry: NetworkInterface = {
    kind: 'network-interface',
    id: context.newId('eni'),
    vpcId: subnet.value.vpcId,
    subnetId: subnet.value.id,
    description: input.description,
    interfaceType: input.interfaceType,
    privateAddress: address.value,
    ...(ipv6Addresses.value.length > 0 && { ipv6Addresses: ipv6Addresses.value }),
    groupIds: groupIds.value,
    hasSourceDestCheck: true,
    tags: tags.value,
  };
  return accept([put(entry)], { entry, groups: heldGroups(world, entry) });
}
