import type { PeerResolver } from '../src/admits.ts';
import { parseCidr } from '../src/cidr.ts';
import { parseIpAddress } from '../src/ip-address.ts';
import type { Packet, PacketTraffic } from '../src/packet.ts';
import { DIRECTIONS } from '../src/rule.ts';
import type { Rule } from '../src/rule.ts';
import { parseRule } from '../src/rule-text.ts';
import { valid } from './valid.ts';

/*
 * A world small enough to look at whole. The packets lie on both sides of every edge that the rules
 * have, so two rules that admit the same packets here admit the same packets anywhere.
 */

const TRAFFICS = [
  ...['all', 'tcp 22', 'tcp 20-25', 'tcp 25-30', 'tcp 0-65535', 'udp 53', 'udp 0-65535'],
  ...['icmp', 'icmp 8', 'icmp 8/0', 'icmp 3/4', 'icmpv6', 'icmpv6 128', 'protocol 50'],
];
export const CIDR_PEERS = ['0.0.0.0/0', '10.0.0.0/8', '10.1.0.0/16', '203.0.113.7/32', '::/0', '2001:db8::/32'];
const OPAQUE_PEERS = ['sg-00000001', 'pl-00000001'];

const ADDRESSES = ['10.1.0.1', '10.2.0.1', '203.0.113.7', '198.51.100.1', '2001:db8::1', '2001:db9::1'];
const PACKET_TRAFFICS: readonly PacketTraffic[] = [
  ...[20, 22, 25, 26, 30, 443].map((port) => ({ kind: 'ports', protocol: 'tcp', port }) as const),
  ...[22, 53, 123].map((port) => ({ kind: 'ports', protocol: 'udp', port }) as const),
  ...[[8, 0] as const, [8, 1] as const, [3, 4] as const, [3, 1] as const].map(
    ([type, code]) => ({ kind: 'icmp', protocol: 'icmp', type, code }) as const,
  ),
  ...[128, 1].map((type) => ({ kind: 'icmp', protocol: 'icmpv6', type, code: 0 }) as const),
  ...[47, 50].map((number) => ({ kind: 'protocol', number }) as const),
];

/** Two hundred rules: every traffic to and from every peer. */
export const RULES: readonly Rule[] = ['from', 'to'].flatMap((word) =>
  TRAFFICS.flatMap((traffic) =>
    [...CIDR_PEERS, ...OPAQUE_PEERS].map((peer) => valid(parseRule(`${traffic} ${word} ${peer}`))),
  ),
);

/** Two hundred packets: every kind from and to every address. */
export const PACKETS: readonly Packet[] = DIRECTIONS.flatMap((direction) =>
  PACKET_TRAFFICS.flatMap((traffic) =>
    ADDRESSES.map((address) => ({ direction, traffic, farSide: valid(parseIpAddress(address)) })),
  ),
);

/** Members and entries that no CIDR of the world equals. */
export const KNOWN_PEERS: PeerResolver = {
  groupMembers: () => ['10.1.0.1', '2001:db8::1'].map((text) => valid(parseIpAddress(text))),
  prefixListEntries: () => [valid(parseCidr('10.2.0.0/24')), valid(parseCidr('203.0.113.0/24'))],
};
