import type { PacketTraffic } from '../../src/packet.ts';
import type { Direction } from '../../src/rule.ts';
import type { Traffic } from '../../src/traffic.ts';
import type { World, WorldInterface, WorldRule } from '../../src/world/world.ts';

/*
 * Judges one packet at a time, by another road than the code that it judges.
 *
 * Addresses are strings of bits here and rules are tried one after the other; there are no intervals, no
 * regions and no indexes. What is not known is not reasoned about, but tried out: every unknown group and
 * list holds the far side in one possible world and does not in another, and the answer is known when
 * all possible worlds agree.
 */

/** A packet in front of an interface. */
export interface OraclePacket {
  readonly direction: Direction;
  readonly holder: WorldInterface;
  readonly far: string;
  readonly traffic: PacketTraffic;
}

/** What the groups of the interface say. */
export function oracleVerdict(world: World, packet: OraclePacket): 'yes' | 'no' | 'unknown' {
  const outcomes = new Set(outcomesIn([world], packet).map(([outcome]) => outcome));
  if (outcomes.size === 2) return 'unknown';
  return outcomes.has(true) ? 'yes' : 'no';
}

/**
 * Every way in which it can turn out, whether the packet passes: for each of the worlds, which differ in
 * their rules only, so that what is unknown turns out the same way in all of them.
 */
export function outcomesIn(worlds: readonly World[], packet: OraclePacket): readonly (readonly boolean[])[] {
  const groupsOf = (world: World) =>
    packet.holder.groupIds.map((id) => world.groups.find(({ groupId }) => groupId === id));
  const rulesOf = (world: World) => groupsOf(world).flatMap((group) => group?.rules ?? []);
  const unknowns = new Set(
    worlds.flatMap((world) => rulesOf(world).flatMap((rule) => unknownPeer(world, rule, packet) ?? [])),
  );
  if (worlds.some((world) => groupsOf(world).includes(undefined))) unknowns.add(UNREAD);

  return Array.from({ length: 2 ** unknowns.size }, (_, number) => {
    const holding = new Set([...unknowns].filter((_unknown, index) => (number >> index) % 2 === 1));
    return worlds.map(
      (world) => holding.has(UNREAD) || rulesOf(world).some((rule) => admits(world, rule, packet, holding)),
    );
  });
}

const UNREAD = 'a group that nobody read';

/** The id of a peer of which it is not known whether it holds the far side. */
function unknownPeer(world: World, { rule: { peer } }: WorldRule, { far, holder }: OraclePacket): string | undefined {
  if (peer.kind === 'prefix-list') {
    return world.prefixLists.some(({ prefixListId }) => prefixListId === peer.prefixListId)
      ? undefined
      : peer.prefixListId;
  }
  if (peer.kind !== 'security-group' || memberAddresses(world, peer.groupId, holder).includes(far)) return undefined;
  const isKnown = world.interfaces !== 'not-read' && world.groups.some(({ groupId }) => groupId === peer.groupId);
  return isKnown || !canBePrivate(world, far) ? undefined : peer.groupId;
}

function admits(
  world: World,
  { rule: { direction, traffic, peer } }: WorldRule,
  packet: OraclePacket,
  holding: ReadonlySet<string>,
): boolean {
  if (direction !== packet.direction || !fits(traffic, packet.traffic, packet.far)) return false;
  switch (peer.kind) {
    case 'ipv4':
    case 'ipv6':
      return isWithin(packet.far, peer.cidr);
    case 'security-group':
      return holding.has(peer.groupId) || memberAddresses(world, peer.groupId, packet.holder).includes(packet.far);
    case 'prefix-list': {
      const list = world.prefixLists.find(({ prefixListId }) => prefixListId === peer.prefixListId);
      return holding.has(peer.prefixListId) || (list?.cidrs ?? []).some((cidr) => isWithin(packet.far, cidr));
    }
  }
}

/** Whether a packet is of this traffic. ICMP has the family of its protocol. */
export function fits(traffic: Traffic, packet: PacketTraffic, far: string): boolean {
  const isIpv6 = far.includes(':');
  if (traffic.kind === 'all') return true;
  if (traffic.kind === 'protocol') return packet.kind === 'protocol' && packet.number === traffic.number;
  if (packet.kind === 'protocol' || packet.protocol !== traffic.protocol) return false;
  if (traffic.kind === 'ports') {
    return packet.kind === 'ports' && packet.port >= traffic.fromPort && packet.port <= traffic.toPort;
  }
  if (packet.kind !== 'icmp' || isIpv6 !== (traffic.protocol === 'icmpv6')) return false;
  const { message } = traffic;
  const isRightType = message.kind === 'all' || message.type === packet.type;
  return isRightType && (message.kind !== 'code' || message.code === packet.code);
}

function memberAddresses(world: World, groupId: string, seenFrom: WorldInterface): readonly string[] {
  const interfaces = world.interfaces === 'not-read' ? [] : world.interfaces;
  const own = world.vpcs.find(({ vpcId }) => vpcId === seenFrom.vpcId)?.cidrs ?? [];
  return interfaces
    .filter(({ groupIds }) => groupIds.includes(groupId))
    .flatMap(({ vpcId, addresses }) =>
      addresses
        .map(({ address }) => address)
        .filter((address) => vpcId === seenFrom.vpcId || !own.some((cidr) => isWithin(address, cidr))),
    );
}

/** The small worlds use no other private ranges than these. */
const PRIVATE = ['10.0.0.0/8', '192.168.0.0/16', 'fd00::/8'];

function canBePrivate(world: World, address: string): boolean {
  return [...PRIVATE, ...world.vpcs.flatMap(({ cidrs }) => cidrs)].some((cidr) => isWithin(address, cidr));
}

/** Whether the address begins with the bits of the range. */
export function isWithin(address: string, cidr: string): boolean {
  const [network = '', length = ''] = cidr.split('/');
  if (network.includes(':') !== address.includes(':')) return false;
  return bits(address).slice(0, Number(length)) === bits(network).slice(0, Number(length));
}

/** The address as a string of 32 or 128 bits. */
export function bits(address: string): string {
  if (!address.includes(':'))
    return address
      .split('.')
      .map((octet) => binary(Number(octet), 8))
      .join('');
  const [head = '', tail] = address.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const before = head === '' ? [] : head;
  const after = tail ?? [];
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return groups.map((group) => binary(Number.parseInt(group, 16), 16)).join('');
}

function binary(value: number, width: number): string {
  return value.toString(2).padStart(width, '0');
}
