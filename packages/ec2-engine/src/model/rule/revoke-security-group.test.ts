import { describe, expect, it } from 'vitest';

import { tcp, TestAccount, text, texts } from '../../../test/support/test-account.ts';
import type { Parameters } from '../../../test/support/test-account.ts';

const NOT_FOUND = {
  code: 'InvalidPermission.NotFound',
  status: 400,
  message: 'The specified rule does not exist in this security group.',
};

/** A group with one rule for Ann and one for Bob, in the default VPC or in another. */
function withRules(place: 'default VPC' | 'other VPC') {
  const account = new TestAccount();
  const groupId = account.createGroup('web', place === 'default VPC' ? undefined : account.createVpc());
  const body = account.done('AuthorizeSecurityGroupIngress', {
    GroupId: groupId,
    IpPermissions: [tcp(22, '203.0.113.4/32', 'Ann'), tcp(22, '203.0.113.5/32', 'Bob')],
  });
  const [ann = '', bob = ''] = texts(body, 'securityGroupRuleId');
  const revoke = (parameters: Parameters) =>
    account.call('RevokeSecurityGroupIngress', { GroupId: groupId, ...parameters });
  return { account, groupId, ann, bob, revoke };
}

describe('RevokeSecurityGroupIngress', () => {
  it('takes rules out by what they say and shows them flat, without tags', () => {
    const { account, groupId, ann, revoke } = withRules('other VPC');

    const { body } = revoke({ IpPermissions: [tcp(22, '203.0.113.4/32')] });

    expect(body).toContain(
      `<revokedSecurityGroupRuleSet><item><securityGroupRuleId>${ann}</securityGroupRuleId><groupId>${groupId}</groupId>` +
        '<isEgress>false</isEgress><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort>' +
        '<cidrIpv4>203.0.113.4/32</cidrIpv4><description>Ann</description></item></revokedSecurityGroupRuleSet>',
    );
    expect(account.world.rules.get(ann)).toBeUndefined();
  });

  it('takes rules out by id', () => {
    const { account, ann, bob, revoke } = withRules('other VPC');

    revoke({ SecurityGroupRuleId: [ann, bob, ann] });

    expect(account.world.rules.get(ann)).toBeUndefined();
    expect(account.world.rules.get(bob)).toBeUndefined();
  });

  it('finds a rule in another spelling of its CIDR and protocol', () => {
    const { account, groupId, revoke } = withRules('other VPC');
    account.done('AuthorizeSecurityGroupIngress', { GroupId: groupId, IpPermissions: [tcp(443, '10.0.0.0/8')] });

    expect(revoke({ IpPermissions: [{ ...tcp(443, '10.9.9.9/8'), IpProtocol: '6' }] }).error).toBeUndefined();
  });

  it.each<[string, Parameters]>([
    ['a range around it', { IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, IpRanges: [{ CidrIp: '203.0.113.4/32' }] }],
    ['everything', { IpProtocol: '-1', IpRanges: [{ CidrIp: '203.0.113.4/32' }] }],
    ['a network around it', tcp(22, '203.0.113.0/24')],
    ['a stale description', tcp(22, '203.0.113.4/32', 'Someone else')],
    ['an empty description', tcp(22, '203.0.113.4/32', '')],
    ['another address', tcp(22, '203.0.113.6/32')],
    ['a group that is gone', { ...tcp(22, '203.0.113.4/32'), Groups: [{ GroupId: 'sg-0123456789abcdef0' }] }],
  ])('takes nothing out for %s', (_name, permission) => {
    const { account, ann, revoke } = withRules('other VPC');

    expect(revoke({ IpPermissions: [permission] }).error).toEqual(NOT_FOUND);
    expect(account.world.rules.get(ann)).toBeDefined();
  });

  it('takes nothing out when one of several is not there', () => {
    const { account, ann, revoke } = withRules('other VPC');

    expect(revoke({ IpPermissions: [tcp(22, '203.0.113.4/32'), tcp(23, '203.0.113.4/32')] }).error).toEqual(NOT_FOUND);
    expect(account.world.rules.get(ann)).toBeDefined();
  });

  it('takes a description that is the stored one', () => {
    const { account, ann, revoke } = withRules('other VPC');

    expect(revoke({ IpPermissions: [tcp(22, '203.0.113.4/32', 'Ann')] }).error).toBeUndefined();
    expect(account.world.rules.get(ann)).toBeUndefined();
  });

  it('in the default VPC answers success, takes out what is there, and lists what is not', () => {
    const { account, ann, bob, revoke } = withRules('default VPC');

    const { body } = revoke({ IpPermissions: [tcp(22, '203.0.113.4/32'), tcp(22, '203.0.113.5/32', 'stale')] });

    expect(text(body!, 'return')).toBe('true');
    expect(body).toContain(
      '<unknownIpPermissionSet><item><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort><groups/><ipRanges>' +
        '<item><cidrIp>203.0.113.5/32</cidrIp><description>stale</description></item></ipRanges><ipv6Ranges/><prefixListIds/></item></unknownIpPermissionSet>',
    );
    expect(account.world.rules.get(ann)).toBeUndefined();
    expect(account.world.rules.get(bob)).toBeDefined();
  });

  it('takes the flat parameters of old', () => {
    const { account, ann, revoke } = withRules('default VPC');

    revoke({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '203.0.113.4/32' });

    expect(account.world.rules.get(ann)).toBeUndefined();
  });

  it.each<[string, (ids: { ann: string }) => Parameters, string, string]>([
    [
      'neither ids nor permissions',
      () => ({}),
      'MissingParameter',
      `Either 'ipPermissions' or 'securityGroupRuleIds' should be provided.`,
    ],
    [
      'both',
      ({ ann }) => ({ SecurityGroupRuleId: [ann], IpPermissions: [tcp(22, '10.0.0.0/8')] }),
      'InvalidParameterCombination',
      `The parameter 'ipPermissions' may not be used in combination with 'securityGroupRuleIds'`,
    ],
    [
      'an unknown id',
      ({ ann }) => ({ SecurityGroupRuleId: [ann, 'sgr-0123456789abcdef0'] }),
      'InvalidSecurityGroupRuleId.NotFound',
      `The security group rule ID 'sgr-0123456789abcdef0' does not exist`,
    ],
    [
      'a malformed id',
      () => ({ SecurityGroupRuleId: ['sgr-x'] }),
      'InvalidSecurityGroupRuleId.Malformed',
      `The security group rule ID 'sgr-x' is malformed`,
    ],
  ])('refuses %s', (_name, parameters, code, message) => {
    const { account, ann, revoke } = withRules('other VPC');

    expect(revoke(parameters({ ann })).error).toEqual({ code, status: 400, message });
    expect(account.world.rules.get(ann)).toBeDefined();
  });

  it('takes no rule out of another group, nor of the other direction, by id', () => {
    const { account, groupId, ann } = withRules('other VPC');
    const other = account.createGroup('app');
    const [egress = ''] = account.ruleIds(groupId);

    for (const [GroupId, id] of [
      [other, ann],
      [groupId, egress],
    ] as const) {
      expect(account.call('RevokeSecurityGroupIngress', { GroupId, SecurityGroupRuleId: [id] }).error?.code).toBe(
        'InvalidSecurityGroupRuleId.NotFound',
      );
    }
    expect(account.world.rules.get(ann)).toBeDefined();
  });
});

describe('RevokeSecurityGroupEgress', () => {
  it('closes a group to the outside', () => {
    const { account, groupId } = withRules('other VPC');

    account.done('RevokeSecurityGroupEgress', {
      GroupId: groupId,
      IpPermissions: [{ IpProtocol: '-1', FromPort: -1, ToPort: -1, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    });

    expect(account.world.rulesByGroup.all(groupId).map(({ rule }) => rule.direction)).toEqual(['ingress', 'ingress']);
  });

  it('does not see ingress rules', () => {
    const { account, groupId } = withRules('other VPC');

    expect(
      account.call('RevokeSecurityGroupEgress', { GroupId: groupId, IpPermissions: [tcp(22, '203.0.113.4/32')] }).error,
    ).toEqual(NOT_FOUND);
  });
});
