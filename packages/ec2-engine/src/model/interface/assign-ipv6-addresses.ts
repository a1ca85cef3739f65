import { parseIpAddress } from '@gatelease/security-groups';

import { put } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { ec2Error, missingParameter } from '../ec2-error.ts';
import { found } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';
import { takeIpv6Addresses } from './ipv6-addresses.ts';
import type { WantedIpv6Addresses } from './ipv6-addresses.ts';

/** An interface with the addresses that it got, or lost. */
export interface ChangedIpv6Addresses {
  readonly interfaceId: string;
  readonly addresses: readonly string[];
}

/** Gives an interface IPv6 addresses of its subnet, beside those that it has. */
export function assignIpv6Addresses(
  world: WorldView,
  { interfaceId, ...wanted }: WantedIpv6Addresses & { readonly interfaceId: string },
): Decision<ChangedIpv6Addresses> {
  const entry = found('network-interface', interfaceId, world.interfaces.get(interfaceId));
  if (!entry.ok) return refuse(entry.error);
  const subnet = found('subnet', entry.value.subnetId, world.subnets.get(entry.value.subnetId));
  if (!subnet.ok) return refuse(subnet.error);
  if (wanted.count === 0 && wanted.addresses.length === 0) return refuse(missingParameter('ipv6AddressCount'));
  const taken = takeIpv6Addresses(world, subnet.value, wanted);
  if (!taken.ok) return refuse(taken.error);

  const { ipv6Addresses = [] } = entry.value;
  const after = { ...entry.value, ipv6Addresses: [...ipv6Addresses, ...taken.value] };
  return accept([put(after)], { interfaceId, addresses: taken.value });
}

/** Takes IPv6 addresses from an interface. All of them must be its own. */
export function unassignIpv6Addresses(
  world: WorldView,
  { interfaceId, addresses }: ChangedIpv6Addresses,
): Decision<ChangedIpv6Addresses> {
  const entry = found('network-interface', interfaceId, world.interfaces.get(interfaceId));
  if (!entry.ok) return refuse(entry.error);
  if (addresses.length === 0) return refuse(missingParameter('ipv6Addresses'));

  const { ipv6Addresses: present = [] } = entry.value;
  const leaving = addresses.map(canonical);
  const stranger = leaving.find((address) => !present.includes(address));
  if (stranger !== undefined) {
    return refuse(
      ec2Error('InvalidParameterValue', `The address ${stranger} is not assigned to the interface ${interfaceId}`),
    );
  }
  const after = { ...entry.value, ipv6Addresses: present.filter((address) => !leaving.includes(address)) };
  return accept([put(after)], { interfaceId, addresses: leaving });
}

function canonical(text: string): string {
  const address = parseIpAddress(text);
  return address.ok ? address.value.text : text;
}
