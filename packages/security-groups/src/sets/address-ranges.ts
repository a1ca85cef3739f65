import { ipv4Text } from '../ipv4-text.ts';
import { writeIpv6 } from '../ipv6-text.ts';
import type { IpFamily } from '../ip-address.ts';
import type { AddressSet } from './address-set.ts';
import { pairsOf } from './intervals.ts';

/**
 * The set in as few ranges as there are, IPv4 first, each as a CIDR where it is one and as
 * `first-last` where it is not: `203.0.113.0/24`, `10.0.0.1-10.0.0.6`.
 */
export function rangesOf(set: AddressSet): readonly string[] {
  return [
    ...pairsOf(set.ipv4).map(([start, end]) => ipv4RangeText(start, end)),
    ...pairsOf(set.ipv6).map(([start, end]) => ipv6RangeText(start, end)),
  ];
}

/** How many addresses of each family the set holds. */
export function countAddresses(set: AddressSet): Readonly<Record<IpFamily, bigint>> {
  return {
    ipv4: pairsOf(set.ipv4).reduce((count, [start, end]) => count + BigInt(end - start), 0n),
    ipv6: pairsOf(set.ipv6).reduce((count, [start, end]) => count + (end - start), 0n),
  };
}

/** In numbers throughout: a survey of a large account writes millions of these. */
function ipv4RangeText(start: number, end: number): string {
  const hostBits = Math.log2(end - start);
  const isCidr = Number.isInteger(hostBits) && start % (end - start) === 0;
  return isCidr ? `${ipv4Text(start)}/${String(32 - hostBits)}` : `${ipv4Text(start)}-${ipv4Text(end - 1)}`;
}

function ipv6RangeText(start: bigint, end: bigint): string {
  const size = end - start;
  const isCidr = (size & (size - 1n)) === 0n && start % size === 0n;
  if (!isCidr) return `${writeIpv6(start)}-${writeIpv6(end - 1n)}`;

  const hostBits = size.toString(2).length - 1;
  return `${writeIpv6(start)}/${String(128 - hostBits)}`;
}
