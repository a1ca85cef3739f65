import { ADDRESS_BITS, ipAddress } from '../ip-address.ts';
import type { IpFamily } from '../ip-address.ts';
import type { AddressSet } from './address-set.ts';
import { pairsOf } from './intervals.ts';

/**
 * The set in as few ranges as there are, IPv4 first, each as a CIDR where it is one and as
 * `first-last` where it is not: `203.0.113.0/24`, `10.0.0.1-10.0.0.6`.
 */
export function rangesOf(set: AddressSet): readonly string[] {
  return [
    ...pairsOf(set.ipv4).map(([start, end]) => rangeText('ipv4', BigInt(start), BigInt(end))),
    ...pairsOf(set.ipv6).map(([start, end]) => rangeText('ipv6', start, end)),
  ];
}

/** How many addresses of each family the set holds. */
export function countAddresses(set: AddressSet): Readonly<Record<IpFamily, bigint>> {
  return {
    ipv4: pairsOf(set.ipv4).reduce((count, [start, end]) => count + BigInt(end - start), 0n),
    ipv6: pairsOf(set.ipv6).reduce((count, [start, end]) => count + (end - start), 0n),
  };
}

function rangeText(family: IpFamily, start: bigint, end: bigint): string {
  const size = end - start;
  const first = ipAddress(family, start).text;
  const isCidr = (size & (size - 1n)) === 0n && start % size === 0n;
  if (!isCidr) return `${first}-${ipAddress(family, end - 1n).text}`;

  const hostBits = size.toString(2).length - 1;
  return `${first}/${String(ADDRESS_BITS[family] - hostBits)}`;
}
