import { parseCidr } from './cidr.ts';
import type { Peer } from './peer.ts';
import { DIRECTIONS } from './rule.ts';
import type { Rule } from './rule.ts';
import { ruleKey } from './rule-key.ts';
import { protocolAndPorts } from './traffic-triple.ts';
import type { Traffic } from './traffic.ts';

const PROTOCOL_ORDER = ['-1', 'tcp', 'udp', 'icmp', 'icmpv6'];
const PEER_ORDER: readonly Peer['kind'][] = ['ipv4', 'ipv6', 'security-group', 'prefix-list'];

type SortValue = bigint | number | string;

/**
 * Puts rules in the order in which people read them: inbound first, then by protocol, ports, and peer,
 * numbers by value and not by text. Zero exactly for rules with the same `ruleKey`.
 */
export function compareRules(a: Rule, b: Rule): number {
  const left = sortValues(a);
  const right = sortValues(b);
  for (const [index, value] of left.entries()) {
    const order = compareValues(value, right[index]);
    if (order !== 0) return order;
  }
  return 0;
}

/** The last value decides between whatever the others leave equal, so the order is total. */
function sortValues(rule: Rule): readonly SortValue[] {
  return [
    DIRECTIONS.indexOf(rule.direction),
    ...trafficValues(rule.traffic),
    PEER_ORDER.indexOf(rule.peer.kind),
    ...addressValues(rule.peer),
    ruleKey(rule),
  ];
}

function trafficValues(traffic: Traffic): readonly SortValue[] {
  const { protocol, from, to } = protocolAndPorts(traffic);
  const named = PROTOCOL_ORDER.indexOf(protocol);
  return [named === -1 ? PROTOCOL_ORDER.length + Number(protocol) : named, from, to];
}

function addressValues(peer: Peer): readonly SortValue[] {
  const cidr = peer.kind === 'ipv4' || peer.kind === 'ipv6' ? parseCidr(peer.cidr) : undefined;
  return cidr?.ok === true ? [cidr.value.firstAddress, cidr.value.prefixLength] : [0n, 0];
}

function compareValues(a: SortValue, b: SortValue | undefined): number {
  if (b === undefined || a === b) return 0;
  return a < b ? -1 : 1;
}
