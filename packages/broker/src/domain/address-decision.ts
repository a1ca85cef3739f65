import {
  cidrAround,
  cidrContains,
  hasHostBits,
  hostCidr,
  IP_FAMILIES,
  parseCidr,
  scopesOf,
  unmapIpv4,
} from '@gatelease/security-groups';
import type { AddressScope, Cidr, IpAddress } from '@gatelease/security-groups';
import type { AddressLimits } from './access-policy.ts';

/** For which addresses somebody wants access. */
export type WantedAddresses =
  /** The addresses the connection came from. */
  | { readonly kind: 'connection'; readonly addresses: readonly IpAddress[] }
  /** CIDRs that somebody typed, beside the addresses the connection came from. */
  | { readonly kind: 'stated'; readonly cidrs: readonly string[]; readonly addresses: readonly IpAddress[] };

export type AddressRefusal =
  | { readonly reason: 'no-address' }
  | { readonly reason: 'address-malformed'; readonly given: string; readonly expected: string }
  /** A lease has at most one range of each family. */
  | { readonly reason: 'too-many-addresses'; readonly given: readonly string[] }
  /** The range is, or holds, the whole of IPv4 or IPv6. No policy can allow it. */
  | { readonly reason: 'everything'; readonly cidr: string }
  | { readonly reason: 'address-scope'; readonly cidr: string; readonly scope: AddressScope }
  | { readonly reason: 'stated-address-not-allowed'; readonly cidr: string }
  /** `narrowestAllowed` is the shortest prefix length, so the widest range, that the policy accepts. */
  | {
      readonly reason: 'stated-range-too-wide';
      readonly cidr: string;
      readonly given: number;
      readonly narrowestAllowed: number;
    };

export type AddressDecision =
  | { readonly kind: 'accepted'; readonly cidrs: readonly Cidr[] }
  | { readonly kind: 'refused'; readonly refusal: AddressRefusal };

/**
 * Which ranges a lease may name: at most one of IPv4 and one of IPv6, in that order.
 *
 * - An IPv4 address in IPv6's clothes (`::ffff:203.0.113.7`) is the IPv4 address, and a range of them the IPv4 range.
 * - Every scope that a range touches must be public or allowed by the policy.
 * - A stated range that is just the connection's own address needs no permission to state addresses.
 * - A range with the prefix length 0 is refused whatever the policy says.
 */
export function decideAddresses(limits: AddressLimits, wanted: WantedAddresses): AddressDecision {
  const own = ownCidrs(wanted.addresses);
  if (wanted.kind === 'connection') return acceptable(limits, own, own);

  const stated = readCidrs(wanted.cidrs);
  return stated.kind === 'refused' ? stated : acceptable(limits, stated.cidrs, own);
}

/** Decides again about the ranges of an earlier request, when it is no longer known which of them were stated. */
export function decideKeptCidrs(limits: AddressLimits, kept: readonly string[]): AddressDecision {
  const read = readCidrs(kept);
  if (read.kind === 'refused') return read;
  const hosts = read.cidrs.filter((cidr) => cidr.firstAddress === cidr.lastAddress);
  return acceptable(limits, read.cidrs, hosts);
}

function readCidrs(texts: readonly string[]): AddressDecision {
  const cidrs = new Map<string, Cidr>();
  for (const given of texts) {
    const read = parseCidr(given);
    if (read.ok && hasHostBits(given) && !holdsEverything(read.value)) {
      return refuse({ reason: 'address-malformed', given, expected: withoutHostBits(given, read.value) });
    }
    if (!read.ok) return refuse({ reason: 'address-malformed', given, expected: read.problem.expected });
    const cidr = unmapCidr(read.value);
    cidrs.set(cidr.text, cidr);
  }
  return { kind: 'accepted', cidrs: [...cidrs.values()] };
}

/** EC2 would clear them without a word and open the whole range; nobody opens a range by mistake here. */
function withoutHostBits(given: string, range: Cidr): string {
  const [address = ''] = given.split('/');
  const longest = range.family === 'ipv4' ? 32 : 128;
  return `say ${range.text} for the whole range, or ${address}/${String(longest)} for the one address.`;
}

function acceptable(limits: AddressLimits, cidrs: readonly Cidr[], own: readonly Cidr[]): AddressDecision {
  if (cidrs.length === 0) return refuse({ reason: 'no-address' });
  if (IP_FAMILIES.some((family) => cidrs.filter((cidr) => cidr.family === family).length > 1)) {
    return refuse({ reason: 'too-many-addresses', given: cidrs.map((cidr) => cidr.text) });
  }
  const [refusal] = cidrs.flatMap((cidr) => refusalOf(limits, cidr, own) ?? []);
  return refusal === undefined ? { kind: 'accepted', cidrs: inFamilyOrder(cidrs) } : refuse(refusal);
}

function refusalOf(limits: AddressLimits, cidr: Cidr, own: readonly Cidr[]): AddressRefusal | undefined {
  if (holdsEverything(cidr)) return { reason: 'everything', cidr: cidr.text };

  const scope = scopesOf(cidr).find((touched) => touched !== 'public' && !limits.allowedScopes.includes(touched));
  if (scope !== undefined) return { reason: 'address-scope', cidr: cidr.text, scope };

  if (own.some((address) => address.text === cidr.text)) return undefined;
  if (limits.stated === null) return { reason: 'stated-address-not-allowed', cidr: cidr.text };

  const narrowestAllowed = cidr.family === 'ipv4' ? limits.stated.ipv4PrefixLength : limits.stated.ipv6PrefixLength;
  if (cidr.prefixLength >= narrowestAllowed) return undefined;
  return { reason: 'stated-range-too-wide', cidr: cidr.text, given: cidr.prefixLength, narrowestAllowed };
}

/** The IPv6 addresses that stand for IPv4 ones (RFC 4291 section 2.5.5.2). */
const IPV4_MAPPED = parseCidr('::ffff:0:0/96');

/** /0 of either family, and IPv6 ranges that hold the IPv4-mapped addresses: all of IPv4 in other clothes. */
function holdsEverything(cidr: Cidr): boolean {
  return cidr.prefixLength === 0 || (IPV4_MAPPED.ok && cidrContains(cidr, IPV4_MAPPED.value));
}

/** The IPv4 range that a range of IPv4-mapped addresses stands for; any other range as it is. */
function unmapCidr(cidr: Cidr): Cidr {
  if (!IPV4_MAPPED.ok || !cidrContains(IPV4_MAPPED.value, cidr)) return cidr;
  const [text = ''] = cidr.text.split('/');
  const first = unmapIpv4({ family: cidr.family, text, value: cidr.firstAddress });
  return cidrAround(first, cidr.prefixLength - IPV4_MAPPED.value.prefixLength);
}

/** The connection's first IPv4 and first IPv6 address. */
function ownCidrs(addresses: readonly IpAddress[]): readonly Cidr[] {
  const cidrs = addresses.map((address) => hostCidr(unmapIpv4(address)));
  return IP_FAMILIES.flatMap((family) => cidrs.find((cidr) => cidr.family === family) ?? []);
}

function inFamilyOrder(cidrs: readonly Cidr[]): readonly Cidr[] {
  return IP_FAMILIES.flatMap((family) => cidrs.filter((cidr) => cidr.family === family));
}

function refuse(refusal: AddressRefusal): AddressDecision {
  return { kind: 'refused', refusal };
}
