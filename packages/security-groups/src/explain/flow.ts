import type { PacketTraffic } from '../packet.ts';
import type { FlowEnd } from './question.ts';

/** One concrete way that packets can take: from one address to one address. */
export interface Flow {
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  readonly traffic: PacketTraffic;
}

/**
 * Every pair of addresses with which two ends can talk to each other.
 *
 * Both inside, both outside or both IPv6: an instance that calls another by its public address also
 * arrives with its own public one. An address on the Internet meets the public addresses of the other
 * end, or its private ones when it has no public ones: the groups then answer all the same, and the
 * network says what is in the way.
 */
export function flowsBetween(
  froms: readonly FlowEnd[],
  tos: readonly FlowEnd[],
  traffic: PacketTraffic,
): readonly Flow[] {
  const family = familyOf(traffic);
  const usable = (end: FlowEnd): boolean => family === undefined || end.address.family === family;
  const senders = froms.filter(usable);
  const receivers = tos.filter(usable);
  return senders.flatMap((from) =>
    receivers
      .filter((to) => from.place === to.place || meetsStranger(from, receivers, to) || meetsStranger(to, senders, from))
      .filter((to) => !isNamesake(from, senders, to) && !isNamesake(to, receivers, from))
      .map((to) => ({ from, to, traffic })),
  );
}

/** ICMP goes with the family that it is for; everything else with both. */
function familyOf(traffic: PacketTraffic): 'ipv4' | 'ipv6' | undefined {
  if (traffic.kind !== 'icmp') return undefined;
  return traffic.protocol === 'icmp' ? 'ipv4' : 'ipv6';
}

/** Whether `stranger` is an address on the Internet that has to do with `end` for want of a public one beside it. */
function meetsStranger(stranger: FlowEnd, besideEnd: readonly FlowEnd[], end: FlowEnd): boolean {
  if (stranger.holder !== undefined || stranger.place !== 'outside' || end.place !== 'inside') return false;
  return !besideEnd.some(({ place, holder }) => place === 'outside' && holder?.interfaceId === end.holder?.interfaceId);
}

/** Whether somebody in the VPC of `other` has the same private address, so that this one cannot be meant. */
function isNamesake(end: FlowEnd, besideEnd: readonly FlowEnd[], other: FlowEnd): boolean {
  const vpcId = other.holder?.vpcId;
  if (end.place !== 'inside' || vpcId === undefined || end.holder?.vpcId === vpcId) return false;
  return besideEnd.some(({ address, holder }) => address.text === end.address.text && holder?.vpcId === vpcId);
}
