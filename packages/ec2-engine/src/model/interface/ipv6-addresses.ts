import { cidrContains, hostCidr, ipAddress, parseCidr, parseIpAddress } from '@gatelease/security-groups';
import type { Cidr } from '@gatelease/security-groups';

import { fail, pass } from '../decision.ts';
import type { Checked } from '../decision.ts';
import { ec2Error, invalidValue } from '../ec2-error.ts';
import type { Subnet } from '../entity.ts';
import type { WorldView } from '../world-view.ts';

/** The IPv6 addresses that an interface shall get: these, or so many that are free. */
export interface WantedIpv6Addresses {
  readonly count: number;
  readonly addresses: readonly string[];
}

/** AWS keeps the first four addresses of a range, in IPv6 as well. */
const RESERVED_IN_FRONT = 4n;
/** As many as the largest instances can have on one interface. */
const MOST_ADDRESSES = 50;

/** The wanted addresses in canonical text, none of which anybody in the subnet has. */
export function takeIpv6Addresses(
  world: WorldView,
  subnet: Subnet,
  { count, addresses }: WantedIpv6Addresses,
): Checked<readonly string[]> {
  if (count === 0 && addresses.length === 0) return pass([]);
  if (count !== 0 && addresses.length > 0) {
    return fail(
      ec2Error('InvalidParameterCombination', 'The parameters ipv6AddressCount and ipv6Addresses exclude each other.'),
    );
  }
  if (count < 0 || count > MOST_ADDRESSES || addresses.length > MOST_ADDRESSES) {
    return fail(invalidValue(String(count), 'ipv6AddressCount', `At most ${String(MOST_ADDRESSES)} addresses.`));
  }
  const range = subnet.ipv6Cidr === undefined ? undefined : parseCidr(subnet.ipv6Cidr);
  if (range?.ok !== true) {
    return fail(ec2Error('InvalidParameterValue', `The subnet '${subnet.id}' has no IPv6 CIDR block.`));
  }
  const taken = new Set(world.interfacesBySubnet.all(subnet.id).flatMap(({ ipv6Addresses = [] }) => ipv6Addresses));
  return addresses.length > 0 ? takeThese(addresses, range.value, taken) : pass(takeLowest(count, range.value, taken));
}

function takeThese(texts: readonly string[], range: Cidr, taken: Set<string>): Checked<readonly string[]> {
  const made: string[] = [];
  for (const text of texts) {
    const address = parseIpAddress(text);
    if (!address.ok || address.value.family !== 'ipv6') {
      return fail(invalidValue(text, 'ipv6Addresses', 'This is not a valid IPv6 address.'));
    }
    if (!cidrContains(range, hostCidr(address.value))) {
      return fail(ec2Error('InvalidParameterValue', `Address ${text} does not fall within the subnet's address range`));
    }
    if (taken.has(address.value.text)) {
      return fail(ec2Error('PrivateIpAddress.InUse', `Address ${text} is in use.`));
    }
    taken.add(address.value.text);
    made.push(address.value.text);
  }
  return pass(made);
}

function takeLowest(count: number, { firstAddress }: Cidr, taken: ReadonlySet<string>): readonly string[] {
  const made: string[] = [];
  for (let value = firstAddress + RESERVED_IN_FRONT; made.length < count; value += 1n) {
    const { text } = ipAddress('ipv6', value);
    if (!taken.has(text)) made.push(text);
  }
  return made;
}
