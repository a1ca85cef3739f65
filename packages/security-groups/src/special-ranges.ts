import type { AddressScope } from './address-scope.ts';
import { parseCidr } from './cidr.ts';
import type { Cidr } from './cidr.ts';

/** A range whose addresses all have one scope, or carry an IPv4 address that decides it. */
export type SpecialRange =
  | { readonly kind: 'scope'; readonly cidr: Cidr; readonly scope: AddressScope }
  | { readonly kind: 'embedding'; readonly cidr: Cidr; readonly embeddedAtBit: number };

/**
 * What IANA's special-purpose address registries say, as far as it decides what a rule may name.
 *
 * The smallest range around an address decides. IPv4 is public unless listed; IPv6 is reserved unless
 * inside 2000::/3, the only part of it that IANA gives out. Teredo and the other protocol assignments
 * of 2001::/23 are reserved: no client arrives from there any more.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export const SPECIAL_RANGES: readonly SpecialRange[] = [
  scope('0.0.0.0/0', 'public'),
  scope('0.0.0.0/8', 'unspecified'),
  scope('10.0.0.0/8', 'private'),
  scope('100.64.0.0/10', 'shared'),
  scope('127.0.0.0/8', 'loopback'),
  scope('169.254.0.0/16', 'link-local'),
  scope('172.16.0.0/12', 'private'),
  scope('192.0.0.0/24', 'reserved'),
  scope('192.88.99.0/24', 'reserved'),
  scope('192.168.0.0/16', 'private'),
  scope('198.18.0.0/15', 'reserved'),
  scope('224.0.0.0/4', 'multicast'),
  scope('240.0.0.0/4', 'reserved'),

  scope('::/0', 'reserved'),
  scope('::/128', 'unspecified'),
  scope('::1/128', 'loopback'),
  embedding('::ffff:0:0/96', 96),
  embedding('64:ff9b::/96', 96),
  scope('64:ff9b:1::/48', 'private'),
  scope('2000::/3', 'public'),
  scope('2001::/23', 'reserved'),
  embedding('2002::/16', 16),
  scope('fc00::/7', 'private'),
  scope('fe80::/10', 'link-local'),
  scope('fec0::/10', 'private'),
  scope('ff00::/8', 'multicast'),
];

function scope(text: string, scope: AddressScope): SpecialRange {
  return { kind: 'scope', cidr: tableCidr(text), scope };
}

function embedding(text: string, embeddedAtBit: number): SpecialRange {
  return { kind: 'embedding', cidr: tableCidr(text), embeddedAtBit };
}

/** A line of the table that cannot be read is our mistake, found by whoever loads the module first. */
function tableCidr(text: string): Cidr {
  const cidr = parseCidr(text);
  if (!cidr.ok) throw new Error(`${text} in the table of special ranges is no CIDR: ${cidr.problem.code}`);
  return cidr.value;
}
