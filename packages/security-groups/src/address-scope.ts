import { cidrAround, cidrContains } from './cidr.ts';
import type { Cidr } from './cidr.ts';
import { ipAddress } from './ip-address.ts';
import { SPECIAL_RANGES } from './special-ranges.ts';
import type { SpecialRange } from './special-ranges.ts';

/**
 * What kinds of address there are, for deciding which of them a rule may name. In the order of every answer.
 *
 * | scope | holds |
 * |---|---|
 * | public | what a client can have on the Internet, documentation ranges included |
 * | loopback | 127.0.0.0/8, ::1 |
 * | private | RFC 1918, IPv6 unique-local, the deprecated site-local, local-use NAT64 |
 * | link-local | 169.254.0.0/16 (instance metadata is there), fe80::/10 |
 * | multicast | 224.0.0.0/4, ff00::/8 |
 * | unspecified | 0.0.0.0/8, :: |
 * | shared | 100.64.0.0/10, behind carriers' NAT and in VPNs |
 * | reserved | everything that no client can have: benchmarking, future use, broadcast, unassigned IPv6 |
 */
export const ADDRESS_SCOPES = [
  'public',
  'loopback',
  'private',
  'link-local',
  'multicast',
  'unspecified',
  'shared',
  'reserved',
] as const;

/** One kind of address. */
export type AddressScope = (typeof ADDRESS_SCOPES)[number];

/**
 * Every scope that at least one address of the range has, in the order of `ADDRESS_SCOPES`, never empty.
 *
 * Ranges that carry an IPv4 address take the scope of what they carry, because that is where the
 * packets come from or go to: IPv4-mapped (::ffff:0:0/96), NAT64 (64:ff9b::/96) and 6to4 (2002::/16).
 * So ::ffff:10.0.0.1 and 2002:a00:1:: are private, and 64:ff9b::203.0.113.7 is public.
 * A /0 touches all scopes, in both families.
 */
export function scopesOf(cidr: Cidr): readonly AddressScope[] {
  const touched = new Set(touchedScopes(cidr));
  return ADDRESS_SCOPES.filter((scope) => touched.has(scope));
}

/**
 * The special ranges are nested or apart, never overlapping in part, so an address has the meaning of
 * the smallest one around it. Inside `cidr` that is: all the special ranges within it, and the one
 * around it as far as those within leave addresses over.
 */
function touchedScopes(cidr: Cidr): readonly AddressScope[] {
  const within = SPECIAL_RANGES.filter((range) => isStrictlyWithin(range.cidr, cidr));
  const outermost = within.filter((range) => !within.some((other) => isStrictlyWithin(range.cidr, other.cidr)));
  const coveredSize = outermost.reduce((size, range) => size + sizeOf(range.cidr), 0n);
  const scopesWithin = within.flatMap((range) => scopesInside(range, range.cidr));
  if (coveredSize === sizeOf(cidr)) return scopesWithin;

  const around = SPECIAL_RANGES.filter((range) => cidrContains(range.cidr, cidr)).sort(
    (a, b) => b.cidr.prefixLength - a.cidr.prefixLength,
  )[0];
  return around === undefined ? scopesWithin : [...scopesWithin, ...scopesInside(around, cidr)];
}

function scopesInside(range: SpecialRange, part: Cidr): readonly AddressScope[] {
  return range.kind === 'scope' ? [range.scope] : touchedScopes(embeddedIpv4(range.embeddedAtBit, part));
}

/** The IPv4 addresses that a part of an embedding range carries: the 32 bits that start at `atBit`. */
function embeddedIpv4(atBit: number, part: Cidr): Cidr {
  const value = (part.firstAddress >> BigInt(128 - 32 - atBit)) & 0xffff_ffffn;
  const prefixLength = Math.min(32, Math.max(0, part.prefixLength - atBit));
  return cidrAround(ipAddress('ipv4', value), prefixLength);
}

function isStrictlyWithin(inner: Cidr, outer: Cidr): boolean {
  return inner.prefixLength > outer.prefixLength && cidrContains(outer, inner);
}

function sizeOf(cidr: Cidr): bigint {
  return cidr.lastAddress - cidr.firstAddress + 1n;
}
