import { printable } from '../output/printable.ts';
import type { GroupView, PeerView, RuleView } from './group-view.ts';

/**
 * Groups as the EC2 API tools printed them: a line GROUP, and a line PERMISSION for each rule, with tabs between.
 *
 * Prefix lists and IPv6 came after those tools; they stand where an address or a group would.
 */
export function groupLines(groups: readonly GroupView[]): string {
  return groups.flatMap((group) => [groupLine(group), ...permissionLines(group, group.rules)]).join('\n');
}

/** The line of a group. */
export function groupLine({ groupId, ownerId, name, description, vpcId }: GroupView): string {
  return line(['GROUP', groupId, ownerId, name, description, ...(vpcId === null ? [] : [vpcId])]);
}

/** The lines of rules of a group. */
export function permissionLines(
  { ownerId, name }: Pick<GroupView, 'ownerId' | 'name'>,
  rules: readonly RuleView[],
): readonly string[] {
  return rules.map((rule) => {
    const where = rule.direction === 'ingress' ? 'FROM' : 'TO';
    return line([
      'PERMISSION',
      ownerId,
      name,
      'ALLOWS',
      ...trafficFields(rule),
      where,
      ...peerFields(rule.peer),
      rule.direction,
    ]);
  });
}

function trafficFields({ protocol, fromPort, toPort }: RuleView): readonly string[] {
  if (protocol === '-1') return ['all'];
  const hasPorts = ['tcp', 'udp', 'icmp', 'icmpv6'].includes(protocol);
  return hasPorts ? [protocol, String(fromPort), String(toPort)] : [protocol];
}

function peerFields(peer: PeerView): readonly string[] {
  switch (peer.kind) {
    case 'ipv4':
    case 'ipv6':
      return ['CIDR', peer.cidr];
    case 'security-group':
      return ['USER', peer.ownerId, ...(peer.name === null ? [] : ['NAME', peer.name]), 'ID', peer.groupId];
    case 'prefix-list':
      return ['PREFIX_LIST', peer.prefixListId];
  }
}

function line(fields: readonly string[]): string {
  return fields.map(printable).join('\t');
}
