import fc from 'fast-check';
import type { PacketTraffic } from '../../src/packet.ts';
import type { World } from '../../src/world/world.ts';
import { sketchWorld } from '../world-sketch.ts';
import type { Member } from '../world-sketch.ts';

/*
 * Worlds with few groups, few members and few addresses, so that all their packets can be looked at, made
 * so that rules overlap, touch and hang on what nobody read.
 */

const TRAFFICS = ['all', 'tcp 22', 'tcp 20-25', 'tcp 23-80', 'tcp 0-65535', 'udp 53', 'icmp', 'icmp 8', 'icmp 8/0'];
const MORE_TRAFFICS = ['icmpv6', 'icmpv6 128', 'protocol 50'];
const CIDRS = ['0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1', '10.0.0.0/16', '10.0.0.4/30', '203.0.113.7/32', '::/0'];
const PEERS = [...CIDRS, '2001:db8:1::/56', 'web', 'app', 'lost', 'list office', 'list lost', 'list empty'];

/** Addresses that nobody in the world holds. */
export const STRANGERS = ['203.0.113.7', '8.8.8.8', '198.51.100.9', '192.168.7.7', '10.0.0.9', '2001:db8:f::1'];

export const PACKETS: readonly PacketTraffic[] = [
  ...[19, 20, 22, 25, 26, 80, 81].map((port) => ({ kind: 'ports', protocol: 'tcp', port }) as const),
  ...[53, 22].map((port) => ({ kind: 'ports', protocol: 'udp', port }) as const),
  { kind: 'icmp', protocol: 'icmp', type: 8, code: 0 },
  { kind: 'icmp', protocol: 'icmp', type: 8, code: 1 },
  { kind: 'icmp', protocol: 'icmp', type: 3, code: 4 },
  { kind: 'icmp', protocol: 'icmpv6', type: 128, code: 0 },
  { kind: 'icmp', protocol: 'icmpv6', type: 1, code: 0 },
  { kind: 'protocol', number: 50 },
  { kind: 'protocol', number: 47 },
];

/** The packets that this address can send: ICMP has the family of its protocol. */
export function packetsFrom(address: string): readonly PacketTraffic[] {
  const other = address.includes(':') ? 'icmp' : 'icmpv6';
  return PACKETS.filter((packet) => packet.kind !== 'icmp' || packet.protocol !== other);
}

export const RULE_TEXTS: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...TRAFFICS, ...MORE_TRAFFICS),
    fc.constantFrom('from', 'from', 'to'),
    fc.constantFrom(...PEERS),
  )
  .map((words) => words.join(' '));

const rules = fc.uniqueArray(RULE_TEXTS, { maxLength: 7 });
const groupNames = fc.subarray(['web', 'app', 'db', 'lost'], { minLength: 1 });

/** An instance at one of few addresses; the second VPC repeats addresses of the first one. */
const member = (number: number): fc.Arbitrary<Member> =>
  fc
    .record({
      groups: groupNames,
      publicly: fc.option(fc.constant(`198.51.100.${String(number)}`), { nil: undefined }),
      ipv6: fc.option(fc.constant(`2001:db8:1::${String(number)}`), { nil: undefined }),
      vpc: fc.constantFrom('vpc-1', 'vpc-1', 'vpc-2'),
      at: fc.constantFrom(`10.0.0.${String(number)}`, `10.1.0.${String(number)}`),
    })
    .map(({ publicly, ipv6, ...rest }) => ({
      ...rest,
      ...(publicly === undefined ? {} : { publicly }),
      ...(ipv6 === undefined ? {} : { ipv6 }),
    }));

export const SMALL_WORLDS: fc.Arbitrary<World> = fc
  .record({
    groups: fc.record({ web: rules, app: rules, db: rules }),
    members: fc.record({ one: member(4), two: member(5), three: member(6) }),
  })
  .map(({ groups, members }) =>
    sketchWorld({
      groups,
      members,
      prefixLists: { office: ['203.0.113.0/24', '10.0.0.8/29'], empty: [] },
      rest: {
        vpcs: [
          { vpcId: 'vpc-1', cidrs: ['10.0.0.0/16', '2001:db8:1::/56'] },
          { vpcId: 'vpc-2', cidrs: ['10.1.0.0/16'] },
        ],
      },
    }),
  );
