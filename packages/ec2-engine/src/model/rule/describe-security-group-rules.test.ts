import { describe, expect, it } from 'vitest';

import { tcp, TestAccount, text, texts } from '../../../test/support/test-account.ts';

function withRules() {
  const account = new TestAccount();
  const groupId = account.createGroup('web');
  const IpPermissions = Array.from({ length: 7 }, (_, index) => tcp(22, `203.0.113.${index}/32`));
  account.done('AuthorizeSecurityGroupIngress', { GroupId: groupId, IpPermissions });
  account.done('CreateTags', { ResourceId: [account.ruleIds(groupId)[1]!], Tag: [{ Key: 'lease', Value: '1' }] });
  const ids = (parameters: object) =>
    texts(account.done('DescribeSecurityGroupRules', { ...parameters }), 'securityGroupRuleId');
  return { account, groupId, ids };
}

describe('DescribeSecurityGroupRules', () => {
  it('shows -1 where nothing is limited', () => {
    const { account, groupId } = withRules();

    const body = account.done('DescribeSecurityGroupRules', { SecurityGroupRuleId: [account.ruleIds(groupId)[0]!] });

    expect(body).toContain(
      '<isEgress>true</isEgress><ipProtocol>-1</ipProtocol><fromPort>-1</fromPort><toPort>-1</toPort>',
    );
    expect(text(body, 'cidrIpv4')).toBe('0.0.0.0/0');
    expect(body).toContain('<tagSet/>');
  });

  it('filters by group, by id and by tag', () => {
    const { account, groupId, ids } = withRules();
    const all = account.ruleIds(groupId);

    expect(ids({ Filter: [{ Name: 'group-id', Value: [groupId, groupId] }] })).toEqual(all);
    expect(ids({ Filter: [{ Name: 'security-group-rule-id', Value: [all[3]!] }] })).toEqual([all[3]]);
    expect(ids({ Filter: [{ Name: 'tag:lease', Value: ['*'] }] })).toEqual([all[1]]);
  });

  it('gives an empty list for a group that does not exist, and refuses one that could not', () => {
    const { account, ids } = withRules();
    const filter = (id: string) => ({ Filter: [{ Name: 'group-id', Value: [id] }] });

    expect(ids(filter('sg-0123456789abcdef0'))).toEqual([]);
    expect(account.call('DescribeSecurityGroupRules', filter('web')).error).toEqual({
      code: 'InvalidGroupId.Malformed',
      status: 400,
      message: `The security group ID 'web' is malformed`,
    });
  });

  it('pages through the rules of one group', () => {
    const { account, groupId } = withRules();
    const page = (more: object) =>
      account.done('DescribeSecurityGroupRules', {
        Filter: [{ Name: 'group-id', Value: [groupId] }],
        MaxResults: 5,
        ...more,
      });

    const first = page({});
    const second = page({ NextToken: text(first, 'nextToken') });

    expect([...texts(first, 'securityGroupRuleId'), ...texts(second, 'securityGroupRuleId')]).toEqual(
      [...account.ruleIds(groupId)].sort(),
    );
    expect(texts(second, 'nextToken')).toEqual([]);
  });

  it('refuses an id that is not there, and ids with a page size', () => {
    const { account, groupId } = withRules();
    const [id] = account.ruleIds(groupId);

    expect(
      account.call('DescribeSecurityGroupRules', { SecurityGroupRuleId: ['sgr-0123456789abcdef0'] }).error?.code,
    ).toBe('InvalidSecurityGroupRuleId.NotFound');
    expect(account.call('DescribeSecurityGroupRules', { SecurityGroupRuleId: [id!], MaxResults: 5 }).error?.code).toBe(
      'InvalidParameterCombination',
    );
  });
});
