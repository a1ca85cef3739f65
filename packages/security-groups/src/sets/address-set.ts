import type { Cidr } from '../cidr.ts';
import { parseCidr } from '../cidr.ts';
import type { IpAddress } from '../ip-address.ts';
import { hasPoint, intersect, intervalsOf, isSameSet, subtract, unite, uniteAll } from './intervals.ts';
import type { Intervals } from './intervals.ts';
import { readIpv4Range } from './ipv4-range.ts';

/** A set of addresses. The families never mix. */
export interface AddressSet {
  readonly ipv4: Intervals<number>;
  readonly ipv6: Intervals<bigint>;
}

/** No address. */
export const NO_ADDRESSES: AddressSet = { ipv4: [], ipv6: [] };

/** Every address of both families. */
export const ALL_ADDRESSES: AddressSet = { ipv4: [0, 2 ** 32], ipv6: [0n, 1n << 128n] };

/** The addresses of a range. */
export function addressesOf(cidr: Cidr): AddressSet {
  return cidr.family === 'ipv4'
    ? { ipv4: [Number(cidr.firstAddress), Number(cidr.lastAddress) + 1], ipv6: [] }
    : { ipv4: [], ipv6: [cidr.firstAddress, cidr.lastAddress + 1n] };
}

/** The addresses of a CIDR in canonical text; `undefined` when it is none. */
export function addressesOfText(cidr: string): AddressSet | undefined {
  const ipv4 = readIpv4Range(cidr);
  if (ipv4 !== undefined) return { ipv4, ipv6: NO_ADDRESSES.ipv6 };

  const read = parseCidr(cidr);
  return read.ok ? addressesOf(read.value) : undefined;
}

/** The set that holds these addresses alone. */
export function setOfAddresses(addresses: readonly IpAddress[]): AddressSet {
  return {
    ipv4: intervalsOf(addresses.flatMap(({ family, value }) => (family === 'ipv4' ? [numbered(value)] : []))),
    ipv6: intervalsOf(
      addresses.flatMap(({ family, value }) => (family === 'ipv6' ? [[value, value + 1n] as const] : [])),
    ),
  };
}

/** Addresses that are in at least one of the sets. */
export function uniteAddresses(sets: readonly AddressSet[]): AddressSet {
  const [first = NO_ADDRESSES, second, ...rest] = sets;
  if (second === undefined) return first;
  if (rest.length === 0) return { ipv4: unite(first.ipv4, second.ipv4), ipv6: unite(first.ipv6, second.ipv6) };
  return {
    ipv4: uniteAll(sets.map(({ ipv4 }) => ipv4)),
    ipv6: uniteAll(sets.map(({ ipv6 }) => ipv6)),
  };
}

/** Addresses that are in both sets. */
export function intersectAddresses(a: AddressSet, b: AddressSet): AddressSet {
  const [ipv4, ipv6] = [intersect(a.ipv4, b.ipv4), intersect(a.ipv6, b.ipv6)];
  return ipv4.length + ipv6.length === 0 ? NO_ADDRESSES : { ipv4, ipv6 };
}

/** Addresses of `a` that are not in `b`. */
export function subtractAddresses(a: AddressSet, b: AddressSet): AddressSet {
  return { ipv4: subtract(a.ipv4, b.ipv4), ipv6: subtract(a.ipv6, b.ipv6) };
}

/** Whether the set holds the address. */
export function hasAddress(set: AddressSet, address: IpAddress): boolean {
  return address.family === 'ipv4' ? hasPoint(set.ipv4, Number(address.value)) : hasPoint(set.ipv6, address.value);
}

/** Whether the set holds no address. */
export function hasNoAddress(set: AddressSet): boolean {
  return set.ipv4.length === 0 && set.ipv6.length === 0;
}

/** Whether both sets hold the same addresses. */
export function areSameAddresses(a: AddressSet, b: AddressSet): boolean {
  return isSameSet(a.ipv4, b.ipv4) && isSameSet(a.ipv6, b.ipv6);
}

function numbered(value: bigint): readonly [number, number] {
  return [Number(value), Number(value) + 1];
}
