import type { Cidr } from './cidr.ts';
import { readIpv4, writeIpv4 } from './ipv4-text.ts';
import { readIpv6, writeIpv6 } from './ipv6-text.ts';
import { notParsed, parsed } from './parsed.ts';
import type { Parsed } from './parsed.ts';

/** The two address families, in the order in which lists of them are given. EC2 keeps their rules and quotas apart. */
export const IP_FAMILIES = ['ipv4', 'ipv6'] as const;

/** One of the two address families. */
export type IpFamily = (typeof IP_FAMILIES)[number];

/** How many bits an address of each family has. */
export const ADDRESS_BITS: Readonly<Record<IpFamily, number>> = { ipv4: 32, ipv6: 128 };

/** One address. `text` is canonical, so two addresses are the same when their texts are. */
export interface IpAddress {
  readonly family: IpFamily;
  /** Dotted decimal, or RFC 5952. */
  readonly text: string;
  /** The address as an unsigned number of 32 or 128 bits. */
  readonly value: bigint;
}

/** Why a text is no address. */
export type IpAddressProblemCode = 'ip-address.malformed' | 'ip-address.zone-refused';

const MAPPED_PREFIX = 0xffffn;
const EXPECTED = 'An IPv4 address such as 203.0.113.7, or an IPv6 address such as 2001:db8::7.';
const EXPECTED_WITHOUT_ZONE =
  'An address without zone id, such as 2001:db8::7: a zone means something on one host only.';

/**
 * Reads one address, without prefix length, port, brackets or white space.
 *
 * The reader is our own because this package also runs in the browser, and because the usual ones
 * accept octal, short forms and zone ids, which mean different addresses to different programs.
 */
export function parseIpAddress(text: string): Parsed<IpAddress, IpAddressProblemCode> {
  if (text.includes('%')) return notParsed('ip-address.zone-refused', text, EXPECTED_WITHOUT_ZONE);

  const ipv4 = readIpv4(text);
  if (ipv4 !== undefined) return parsed(ipAddress('ipv4', ipv4));

  const ipv6 = readIpv6(text);
  if (ipv6 !== undefined) return parsed(ipAddress('ipv6', ipv6));

  return notParsed('ip-address.malformed', text, EXPECTED);
}

/** The address of a family that has this value. The value must fit the family's bits. */
export function ipAddress(family: IpFamily, value: bigint): IpAddress {
  return { family, text: family === 'ipv4' ? writeIpv4(value) : writeIpv6(value), value };
}

/**
 * The IPv4 address inside `::ffff:a.b.c.d`; any other address as it is.
 *
 * A server that listens on both families sees IPv4 clients in that spelling (RFC 4291 section 2.5.5.2),
 * while the packet that reaches the security group is IPv4.
 */
export function unmapIpv4(address: IpAddress): IpAddress {
  const isMapped = address.family === 'ipv6' && address.value >> 32n === MAPPED_PREFIX;
  return isMapped ? ipAddress('ipv4', address.value & 0xffff_ffffn) : address;
}

/** The range that holds this address alone: /32 or /128. */
export function hostCidr(address: IpAddress): Cidr {
  const prefixLength = ADDRESS_BITS[address.family];
  return {
    family: address.family,
    text: `${address.text}/${String(prefixLength)}`,
    prefixLength,
    firstAddress: address.value,
    lastAddress: address.value,
  };
}
