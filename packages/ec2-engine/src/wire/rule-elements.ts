import { protocolAndPorts } from '@gatelease/security-groups';

import type { SecurityGroupRule } from '../model/entity.ts';
import { ec2Arn, tagSet } from './common-elements.ts';
import type { Owner } from './operation.ts';
import { peeringElements } from './permission-elements.ts';
import { element, scalar } from './xml.ts';

/** One rule as DescribeSecurityGroupRules and the authorize calls show it: -1 stands where nothing is limited. */
export function ruleElement(entry: SecurityGroupRule, owner: Owner): string {
  const { peer } = entry.rule;
  return (
    ruleHead(entry) +
    scalar('groupOwnerId', owner.accountId) +
    cidrOrPrefixList(entry) +
    (peer.kind === 'security-group'
      ? element(
          'referencedGroupInfo',
          scalar('groupId', peer.groupId) +
            scalar('userId', peer.accountId ?? owner.accountId) +
            peeringElements(entry),
        )
      : '') +
    scalar('description', entry.description) +
    tagSet(entry.tags) +
    scalar('securityGroupRuleArn', ec2Arn(owner, 'security-group-rule', entry.id))
  );
}

/** One rule as the revoke calls show it: flat, and without tags, which went with the rule. */
export function revokedRuleElement(entry: SecurityGroupRule): string {
  const { peer } = entry.rule;
  return (
    ruleHead(entry) +
    cidrOrPrefixList(entry) +
    (peer.kind === 'security-group' ? scalar('referencedGroupId', peer.groupId) : '') +
    scalar('description', entry.description)
  );
}

function ruleHead({ id, groupId, rule }: SecurityGroupRule): string {
  const { protocol, from, to } = protocolAndPorts(rule.traffic);
  return (
    scalar('securityGroupRuleId', id) +
    scalar('groupId', groupId) +
    scalar('isEgress', rule.direction === 'egress') +
    scalar('ipProtocol', protocol) +
    scalar('fromPort', from) +
    scalar('toPort', to)
  );
}

function cidrOrPrefixList({ rule: { peer } }: SecurityGroupRule): string {
  switch (peer.kind) {
    case 'ipv4':
      return scalar('cidrIpv4', peer.cidr);
    case 'ipv6':
      return scalar('cidrIpv6', peer.cidr);
    case 'prefix-list':
      return scalar('prefixListId', peer.prefixListId);
    case 'security-group':
      return '';
  }
}
