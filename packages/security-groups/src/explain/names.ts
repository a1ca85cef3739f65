import type { PacketTraffic } from '../packet.ts';
import type { Peer } from '../peer.ts';
import { formatTraffic } from '../traffic-text.ts';
import type { Rule } from '../rule.ts';
import { formatPeer } from '../peer-text.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { FlowEnd } from './question.ts';

/** What people call things; an id where they have no name for it. */
export interface Names {
  /** `web (sg-0123…)`. */
  group(groupId: string): string;
  networkInterface(interfaceId: string): string;
  prefixList(prefixListId: string): string;
}

/** The names that a world has. */
export function namesOf(model: WorldModel): Names {
  const named = (id: string, name: string | undefined): string =>
    name === undefined || name === '' || name === id ? id : `${name} (${id})`;
  return {
    group: (groupId) => named(groupId, model.group(groupId)?.name),
    networkInterface: (interfaceId) => {
      const found = model.networkInterface(interfaceId);
      return named(found?.instanceId ?? interfaceId, found?.name);
    },
    prefixList: (prefixListId) => named(prefixListId, model.prefixListEntry(prefixListId)?.name),
  };
}

/** Whoever is at an end, with the address in question: `web (i-0123…) at 10.0.0.5`. */
export function endName({ holder, address }: FlowEnd, names: Names): string {
  return holder === undefined ? address.text : `${names.networkInterface(holder.interfaceId)} at ${address.text}`;
}

/** One packet as people write it: `tcp 22`, `icmp 8/0`. */
export function packetText(packet: PacketTraffic): string {
  switch (packet.kind) {
    case 'ports':
      return `${packet.protocol} ${String(packet.port)}`;
    case 'icmp':
      return `${packet.protocol} ${String(packet.type)}/${String(packet.code)}`;
    case 'protocol':
      return `protocol ${String(packet.number)}`;
  }
}

/** A rule with names in it: `tcp 22 from web (sg-0123…)`. */
export function ruleText({ direction, traffic, peer }: Rule, names: Names): string {
  const word = direction === 'ingress' ? 'from' : 'to';
  const what = traffic.kind === 'all' ? 'all traffic' : formatTraffic(traffic);
  return `${what} ${word} ${peerName(peer, names)}`;
}

function peerName(peer: Peer, names: Names): string {
  switch (peer.kind) {
    case 'ipv4':
    case 'ipv6':
      return peer.cidr.endsWith('/0') ? `anywhere (${peer.cidr})` : formatPeer(peer);
    case 'security-group':
      return `members of ${names.group(peer.groupId)}`;
    case 'prefix-list':
      return `the prefix list ${names.prefixList(peer.prefixListId)}`;
  }
}
