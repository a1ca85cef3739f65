import { ADDRESS_BITS, ipAddress, parseIpAddress } from './ip-address.ts';
import type { IpAddress, IpFamily } from './ip-address.ts';
import { notParsed, parsed } from './parsed.ts';
import type { Parsed } from './parsed.ts';

/** A range of addresses that share their first bits. `text` is canonical: host bits cleared, IPv6 as RFC 5952. */
export interface Cidr {
  readonly family: IpFamily;
  readonly text: string;
  /** Bits, 0..32 or 0..128. */
  readonly prefixLength: number;
  readonly firstAddress: bigint;
  /** The last address that belongs to the range. */
  readonly lastAddress: bigint;
}

/** Why a text is no CIDR. */
export type CidrProblemCode =
  | 'cidr.malformed'
  | 'cidr.zone-refused'
  | 'cidr.prefix-length-missing'
  | 'cidr.prefix-length-malformed'
  | 'cidr.prefix-length-out-of-range';

const PREFIX_LENGTH = /^(?:0|[1-9][0-9]{0,2})$/;
const EXPECTED = 'An address and a prefix length, such as 203.0.113.0/24 or 2001:db8::/32.';

interface PrefixedAddress {
  readonly address: IpAddress;
  readonly prefixLength: number;
}

/**
 * Reads a CIDR and clears its host bits, as EC2 does: 100.68.0.18/18 is stored as 100.68.0.0/18.
 *
 * Clearing can widen what somebody meant (203.0.113.7/0 is the whole Internet), so the edges ask
 * `hasHostBits` and say so. The prefix length is mandatory; a netmask in its place is refused.
 */
export function parseCidr(text: string): Parsed<Cidr, CidrProblemCode> {
  const read = readPrefixedAddress(text);
  return read.ok ? parsed(cidrAround(read.value.address, read.value.prefixLength)) : read;
}

/**
 * Whether the text is a CIDR with bits set after its prefix, which EC2 clears without a word.
 *
 * `false` also for a text that is no CIDR at all: `parseCidr` says what is wrong with it.
 */
export function hasHostBits(text: string): boolean {
  const read = readPrefixedAddress(text);
  if (!read.ok) return false;

  return cidrAround(read.value.address, read.value.prefixLength).firstAddress !== read.value.address.value;
}

/** Whether every address of `inner` is in `outer`. Ranges of different families never contain each other. */
export function cidrContains(outer: Cidr, inner: Cidr): boolean {
  return (
    outer.family === inner.family && outer.firstAddress <= inner.firstAddress && inner.lastAddress <= outer.lastAddress
  );
}

/** Whether some address is in both ranges. Two CIDRs overlap only when one contains the other. */
export function cidrsOverlap(a: Cidr, b: Cidr): boolean {
  return a.family === b.family && a.firstAddress <= b.lastAddress && b.firstAddress <= a.lastAddress;
}

/** The range of this prefix length that the address lies in. The prefix length must fit the address's family. */
export function cidrAround(address: IpAddress, prefixLength: number): Cidr {
  const hostBits = BigInt(ADDRESS_BITS[address.family] - prefixLength);
  const firstAddress = (address.value >> hostBits) << hostBits;
  return {
    family: address.family,
    text: `${ipAddress(address.family, firstAddress).text}/${String(prefixLength)}`,
    prefixLength,
    firstAddress,
    lastAddress: firstAddress | ((1n << hostBits) - 1n),
  };
}

function readPrefixedAddress(text: string): Parsed<PrefixedAddress, CidrProblemCode> {
  const slash = text.indexOf('/');
  const address = parseIpAddress(slash === -1 ? text : text.slice(0, slash));
  if (!address.ok) {
    return address.problem.code === 'ip-address.zone-refused'
      ? notParsed('cidr.zone-refused', text, 'A CIDR without zone id, such as 2001:db8::/32.')
      : notParsed('cidr.malformed', text, EXPECTED);
  }
  const bits = ADDRESS_BITS[address.value.family];
  if (slash === -1) {
    const whole = `${address.value.text}/${String(bits)}`;
    return notParsed(
      'cidr.prefix-length-missing',
      text,
      `A prefix length after the address: ${whole} is that one address.`,
    );
  }
  return readPrefixLength(text, text.slice(slash + 1), address.value);
}

function readPrefixLength(text: string, length: string, address: IpAddress): Parsed<PrefixedAddress, CidrProblemCode> {
  if (!PREFIX_LENGTH.test(length)) return notParsed('cidr.prefix-length-malformed', text, EXPECTED);

  const prefixLength = Number(length);
  const bits = ADDRESS_BITS[address.family];
  if (prefixLength > bits) {
    return notParsed(
      'cidr.prefix-length-out-of-range',
      text,
      `A prefix length from 0 to ${String(bits)}, such as ${address.text}/${String(bits)}.`,
    );
  }
  return parsed({ address, prefixLength });
}
