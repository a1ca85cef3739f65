import { cidrContains, parseCidr } from './cidr.ts';
import type { Cidr } from './cidr.ts';
import { compareRules } from './compare-rules.ts';
import { hostCidr, unmapIpv4 } from './ip-address.ts';
import type { IpAddress } from './ip-address.ts';
import { trafficAdmits } from './packet.ts';
import type { Packet } from './packet.ts';
import type { Peer } from './peer.ts';
import type { Rule } from './rule.ts';

/** What a source of facts answers when it has none, or not all: half a list is not known either. */
export const NOT_KNOWN = 'not-known';

/** What peers that are only ids stand for at the moment in question. */
export interface PeerResolver {
  /** The private addresses of all network interfaces that hold the group, of both families. */
  groupMembers(groupId: string): readonly IpAddress[] | typeof NOT_KNOWN;
  /** The current entries of the prefix list. */
  prefixListEntries(prefixListId: string): readonly Cidr[] | typeof NOT_KNOWN;
}

/** A resolver that knows no group and no prefix list: every rule with one that matters leads to `unknown`. */
export const KNOWS_NO_PEERS: PeerResolver = {
  groupMembers: () => NOT_KNOWN,
  prefixListEntries: () => NOT_KNOWN,
};

/** Whether one rule lets one packet through. `unknown` is an answer of its own, not a kind of no. */
export type RuleVerdict = 'yes' | 'no' | 'unknown';

/** Whether a set of rules lets a packet through, and the rules that decide it. */
export type Admission =
  /** `rule` is the first that does, in the order of `compareRules`. */
  | { readonly kind: 'yes'; readonly rule: Rule }
  | { readonly kind: 'no' }
  /** None certainly does; each of `rules` would, if its group or prefix list holds the address. */
  | { readonly kind: 'unknown'; readonly rules: readonly Rule[] };

/**
 * Whether a set of rules lets the first packet of a flow through.
 *
 * Groups only allow, so the rules are a union without order: give those of all groups of the network
 * interface. What is not known never becomes a no, and one certain rule outweighs everything unknown.
 * What security groups do not filter (DNS, DHCP, instance metadata), network ACLs, routes and tracked
 * connections are outside this answer.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export function admits(rules: readonly Rule[], packet: Packet, resolver: PeerResolver): Admission {
  const judged = [...rules].sort(compareRules).map((rule) => ({ rule, verdict: ruleAdmits(rule, packet, resolver) }));
  const certain = judged.find(({ verdict }) => verdict === 'yes');
  if (certain !== undefined) return { kind: 'yes', rule: certain.rule };

  const open = judged.filter(({ verdict }) => verdict === 'unknown').map(({ rule }) => rule);
  return open.length > 0 ? { kind: 'unknown', rules: open } : { kind: 'no' };
}

/**
 * Whether one rule lets one packet through.
 *
 * The far side may be written as an IPv4-mapped IPv6 address; the packet is IPv4 then, and so are the
 * rules that admit it.
 */
export function ruleAdmits(rule: Rule, packet: Packet, resolver: PeerResolver): RuleVerdict {
  if (rule.direction !== packet.direction || !trafficAdmits(rule.traffic, packet.traffic)) return 'no';

  return peerHolds(rule.peer, unmapIpv4(packet.farSide), resolver);
}

function peerHolds(peer: Peer, address: IpAddress, resolver: PeerResolver): RuleVerdict {
  switch (peer.kind) {
    case 'ipv4':
    case 'ipv6': {
      const cidr = parseCidr(peer.cidr);
      return verdict(cidr.ok && cidrContains(cidr.value, hostCidr(address)));
    }
    case 'security-group': {
      const members = resolver.groupMembers(peer.groupId);
      return members === NOT_KNOWN ? 'unknown' : verdict(members.some(({ text }) => text === address.text));
    }
    case 'prefix-list': {
      const entries = resolver.prefixListEntries(peer.prefixListId);
      return entries === NOT_KNOWN
        ? 'unknown'
        : verdict(entries.some((entry) => cidrContains(entry, hostCidr(address))));
    }
  }
}

function verdict(isAdmitted: boolean): RuleVerdict {
  return isAdmitted ? 'yes' : 'no';
}
