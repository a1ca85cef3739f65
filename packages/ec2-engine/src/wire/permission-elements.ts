import { formatTraffic, protocolAndPorts } from '@gatelease/security-groups';
import type { Direction, Peer, Traffic } from '@gatelease/security-groups';

import type { SecurityGroupWithRules } from '../model/security-group/describe-security-groups.ts';
import type { ResolvedRule } from '../model/rule/requested-rule.ts';
import { ec2Arn, tagSet, vpcIdElement } from './common-elements.ts';
import type { Owner } from './operation.ts';
import { list, scalar } from './xml.ts';

interface Permission {
  readonly traffic: Traffic;
  readonly rules: ResolvedRule[];
}

type RuleWithPeer<Kind extends Peer['kind']> = ResolvedRule & {
  readonly rule: { readonly peer: Extract<Peer, { readonly kind: Kind }> };
};

/** One group as DescribeSecurityGroups shows it. */
export function securityGroupElement({ group, rules }: SecurityGroupWithRules, owner: Owner): string {
  const inDirection = (direction: Direction) => rules.filter(({ rule }) => rule.direction === direction);
  return (
    scalar('ownerId', owner.accountId) +
    scalar('groupId', group.id) +
    scalar('groupName', group.name) +
    scalar('groupDescription', group.description) +
    vpcIdElement(group.vpcId) +
    scalar('securityGroupArn', ec2Arn(owner, 'security-group', group.id)) +
    permissionList('ipPermissions', inDirection('ingress'), owner) +
    permissionList('ipPermissionsEgress', inDirection('egress'), owner) +
    tagSet(group.tags)
  );
}

/** One group as DescribeStaleSecurityGroups shows it, which has names of its own for everything. */
export function staleGroupElement({ group, rules }: SecurityGroupWithRules, owner: Owner): string {
  const inDirection = (direction: Direction) => rules.filter(({ rule }) => rule.direction === direction);
  return (
    scalar('groupId', group.id) +
    scalar('groupName', group.name) +
    scalar('description', group.description) +
    scalar('vpcId', group.vpcId) +
    permissionList('staleIpPermissions', inDirection('ingress'), owner) +
    permissionList('staleIpPermissionsEgress', inDirection('egress'), owner)
  );
}

/** Rules bundled as EC2 bundles them: those of one protocol and port pair together, with all their peers. */
export function permissionList(name: string, rules: readonly ResolvedRule[], owner: Owner): string {
  return list(name, bundle(rules), (permission) => permissionElement(permission, owner));
}

function bundle(rules: readonly ResolvedRule[]): readonly Permission[] {
  const permissions = new Map<string, Permission>();
  for (const entry of rules) {
    const key = formatTraffic(entry.rule.traffic);
    const permission = permissions.get(key);
    if (permission === undefined) permissions.set(key, { traffic: entry.rule.traffic, rules: [entry] });
    else permission.rules.push(entry);
  }
  return [...permissions.values()];
}

/** Ports are left out where a bundle has no limit: so EC2 does here, and only here. */
function permissionElement({ traffic, rules }: Permission, owner: Owner): string {
  const { protocol, from, to } = protocolAndPorts(traffic);
  const hasPorts = traffic.kind === 'ports' || traffic.kind === 'icmp';
  const withDescription = (content: string, { description }: ResolvedRule) =>
    content + scalar('description', description);

  return (
    scalar('ipProtocol', protocol) +
    (hasPorts ? scalar('fromPort', from) + scalar('toPort', to) : '') +
    list('groups', withPeer(rules, 'security-group'), (entry) =>
      withDescription(
        scalar('userId', entry.rule.peer.accountId ?? owner.accountId) +
          scalar('groupName', entry.peerName) +
          scalar('groupId', entry.rule.peer.groupId) +
          peeringElements(entry),
        entry,
      ),
    ) +
    list('ipRanges', withPeer(rules, 'ipv4'), (entry) =>
      withDescription(scalar('cidrIp', entry.rule.peer.cidr), entry),
    ) +
    list('ipv6Ranges', withPeer(rules, 'ipv6'), (entry) =>
      withDescription(scalar('cidrIpv6', entry.rule.peer.cidr), entry),
    ) +
    list('prefixListIds', withPeer(rules, 'prefix-list'), (entry) =>
      withDescription(scalar('prefixListId', entry.rule.peer.prefixListId), entry),
    )
  );
}

/** Where a group of another network is, and how it is reached. */
export function peeringElements({ peering }: Pick<ResolvedRule, 'peering'>): string {
  if (peering === undefined) return '';
  return (
    scalar('vpcId', peering.vpcId) +
    scalar('vpcPeeringConnectionId', peering.connectionId) +
    scalar('peeringStatus', peering.status)
  );
}

function withPeer<Kind extends Peer['kind']>(
  rules: readonly ResolvedRule[],
  kind: Kind,
): readonly RuleWithPeer<Kind>[] {
  return rules.filter((entry): entry is RuleWithPeer<Kind> => entry.rule.peer.kind === kind);
}
