import type { PacketTraffic } from '../packet.ts';
import type { Peer } from '../peer.ts';
import type { Direction } from '../rule.ts';
import { trafficInterval, trafficPoint } from '../sets/traffic-line.ts';
import type { CompiledRule } from '../world/compiled-rule.ts';
import type { InterfaceKind, WorldInterface } from '../world/world.ts';
import type { IpAddress, IpFamily } from '../ip-address.ts';

/**
 * Whether EC2 keeps a record of a connection at an interface.
 *
 * A tracked connection outlives the rule that let it in: nothing looks at rules again until it is closed
 * or silent for too long. An untracked one is looked at packet by packet, so it ends with its rule.
 */
export type Tracking = 'tracked' | 'untracked';

const ALWAYS_TRACKED: readonly InterfaceKind[] = ['network-load-balancer', 'nat-gateway', 'lambda', 'vpc-endpoint'];

/** A connection as one of its interfaces sees it: who has it, which way its first packet went. */
export interface ConnectionAtInterface {
  readonly holder: WorldInterface;
  readonly direction: Direction;
  readonly farSide: IpAddress;
  readonly traffic: PacketTraffic;
  /** What else the connection runs through, as far as it was read. */
  readonly farKind?: InterfaceKind;
}

/**
 * How EC2 keeps a connection that these rules let through.
 *
 * Untracked is only TCP or UDP, let through by one rule for the whole of its family (0.0.0.0/0 or ::/0)
 * while one rule of the other direction lets every port of the protocol through to the whole family.
 * Half the Internet twice is not the whole of it in one rule, and is tracked.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html
 */
export function trackingOf(rules: readonly CompiledRule[], connection: ConnectionAtInterface): Tracking {
  const { traffic, farSide, direction, holder, farKind } = connection;
  if (traffic.kind !== 'ports' || alwaysTracks(holder.kind)) return 'tracked';
  if (farKind !== undefined && alwaysTracks(farKind)) return 'tracked';

  const point = trafficPoint(traffic);
  const everyPort = trafficInterval({ kind: 'ports', protocol: traffic.protocol, fromPort: 0, toPort: 65_535 });
  const toWholeFamily = rules.filter(({ entry }) => isWholeFamily(entry.rule.peer, farSide.family));
  const isOpenThere = toWholeFamily.some(
    (rule) => rule.direction === direction && rule.from <= point && point < rule.to,
  );
  const isOpenBack = toWholeFamily.some(
    (rule) => rule.direction !== direction && rule.from <= everyPort.from && everyPort.to <= rule.to,
  );
  return isOpenThere && isOpenBack ? 'untracked' : 'tracked';
}

/** Whether interfaces of this kind track every connection, whatever the rules are. */
export function alwaysTracks(kind: InterfaceKind): boolean {
  return ALWAYS_TRACKED.includes(kind);
}

/** Whether the peer is the whole of an address family in one rule: 0.0.0.0/0 or ::/0. */
export function isWholeFamily(peer: Peer, family: IpFamily): boolean {
  return peer.kind === family && peer.cidr.endsWith('/0');
}
