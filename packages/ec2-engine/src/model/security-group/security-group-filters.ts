import { protocolAndPorts } from '@gatelease/security-groups';
import type { Direction, Rule } from '@gatelease/security-groups';

import { isClassic } from '../classic/classic-network.ts';
import type { SecurityGroup } from '../entity.ts';
import type { FilterField, FilterFields, FilterScope } from '../filter.ts';

const PROTOCOL_NUMBERS: ReadonlyMap<string, string> = new Map([
  ['tcp', '6'],
  ['udp', '17'],
  ['icmp', '1'],
  ['icmpv6', '58'],
]);

/**
 * The filters of DescribeSecurityGroups.
 *
 * Several `ip-permission.*` filters may be met by different rules, and ports are compared as texts: `from-port` 22
 * does not find a rule for 0-65535. So EC2 does, so a filter is no audit.
 */
export const SECURITY_GROUP_FIELDS: FilterFields<SecurityGroup> = new Map<string, FilterField<SecurityGroup>>([
  ['description', (group) => [group.description]],
  ['group-id', (group) => [group.id]],
  ['group-name', (group) => [group.name]],
  ['owner-id', (_group, { accountId }) => [accountId]],
  ['vpc-id', ({ vpcId }) => (isClassic(vpcId) ? [] : [vpcId])],
  ...permissionFields('ip-permission', 'ingress'),
  ...permissionFields('egress.ip-permission', 'egress'),
]);

function permissionFields(
  prefix: string,
  direction: Direction,
): readonly (readonly [string, FilterField<SecurityGroup>])[] {
  const field =
    (textsOf: (rule: Rule, scope: FilterScope) => readonly string[]): FilterField<SecurityGroup> =>
    (group, scope) =>
      scope.world.rulesByGroup
        .all(group.id)
        .filter(({ rule }) => rule.direction === direction)
        .flatMap(({ rule }) => textsOf(rule, scope));

  return [
    [`${prefix}.cidr`, field(({ peer }) => (peer.kind === 'ipv4' ? [peer.cidr] : []))],
    [`${prefix}.ipv6-cidr`, field(({ peer }) => (peer.kind === 'ipv6' ? [peer.cidr] : []))],
    [`${prefix}.prefix-list-id`, field(({ peer }) => (peer.kind === 'prefix-list' ? [peer.prefixListId] : []))],
    [`${prefix}.group-id`, field(({ peer }) => (peer.kind === 'security-group' ? [peer.groupId] : []))],
    [`${prefix}.group-name`, field(peerGroupName)],
    [`${prefix}.user-id`, field(({ peer }, { accountId }) => (peer.kind === 'security-group' ? [accountId] : []))],
    [`${prefix}.protocol`, field(protocolTexts)],
    [`${prefix}.from-port`, field((rule) => [String(protocolAndPorts(rule.traffic).from)])],
    [`${prefix}.to-port`, field((rule) => [String(protocolAndPorts(rule.traffic).to)])],
  ];
}

function peerGroupName({ peer }: Rule, { world }: FilterScope): readonly string[] {
  const group = peer.kind === 'security-group' ? world.groups.get(peer.groupId) : undefined;
  return group === undefined ? [] : [group.name];
}

function protocolTexts({ traffic }: Rule): readonly string[] {
  const { protocol } = protocolAndPorts(traffic);
  const number = PROTOCOL_NUMBERS.get(protocol);
  return number === undefined ? [protocol] : [protocol, number];
}
