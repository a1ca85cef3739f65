import type { IpAddress } from './ip-address.ts';
import type { Direction } from './rule.ts';
import type { IcmpProtocol, PortProtocol, Traffic } from './traffic.ts';

/**
 * The first packet of a flow, as a security group looks at it.
 *
 * Replies are not its business: groups are stateful and let them through unasked.
 */
export interface Packet {
  readonly direction: Direction;
  readonly traffic: PacketTraffic;
  /** Who sent it (ingress) or is to receive it (egress). Inside the VPC that is a private address. */
  readonly farSide: IpAddress;
}

/** The protocol of one packet with what rules look at: the destination port, or the ICMP type and code. */
export type PacketTraffic =
  | { readonly kind: 'ports'; readonly protocol: PortProtocol; readonly port: number }
  | { readonly kind: 'icmp'; readonly protocol: IcmpProtocol; readonly type: number; readonly code: number }
  /** An IP protocol number other than those above: never 1, 6, 17 or 58. */
  | { readonly kind: 'protocol'; readonly number: number };

/** Whether traffic of this kind includes the packet, wherever it comes from. */
export function trafficAdmits(traffic: Traffic, packet: PacketTraffic): boolean {
  switch (traffic.kind) {
    case 'all':
      return true;
    case 'ports':
      return (
        packet.kind === 'ports' &&
        traffic.protocol === packet.protocol &&
        traffic.fromPort <= packet.port &&
        packet.port <= traffic.toPort
      );
    case 'icmp':
      return (
        packet.kind === 'icmp' &&
        traffic.protocol === packet.protocol &&
        (traffic.message.kind === 'all' || traffic.message.type === packet.type) &&
        (traffic.message.kind !== 'code' || traffic.message.code === packet.code)
      );
    case 'protocol':
      return packet.kind === 'protocol' && traffic.number === packet.number;
  }
}
