import type { Peer } from './peer.ts';
import type { Rule } from './rule.ts';
import { formatTraffic } from './traffic-text.ts';

/**
 * What makes a rule the same rule inside one group: equal exactly when EC2 would answer
 * `InvalidPermission.Duplicate` to the second.
 *
 * Direction, traffic and peer, all canonical. A group's account is left out: group ids are unique by
 * themselves, and EC2 fills the account in where a caller left it out. A wider rule is another rule.
 *
 * The text is for comparing and for map keys; its form may change, so it is not for storing.
 */
export function ruleKey(rule: Rule): string {
  return `${rule.direction} ${formatTraffic(rule.traffic)} ${peerKey(rule.peer)}`;
}

function peerKey(peer: Peer): string {
  switch (peer.kind) {
    case 'ipv4':
    case 'ipv6':
      return peer.cidr;
    case 'security-group':
      return peer.groupId;
    case 'prefix-list':
      return peer.prefixListId;
  }
}
