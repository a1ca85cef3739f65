import { describe, expect, it } from 'vitest';

import { tcp, TestAccount, text } from '../../../test/support/test-account.ts';

const UPDATE = 'UpdateSecurityGroupRuleDescriptionsIngress';

function withRule() {
  const account = new TestAccount();
  const groupId = account.createGroup('web');
  const body = account.done('AuthorizeSecurityGroupIngress', {
    GroupId: groupId,
    IpPermissions: [tcp(22, '203.0.113.4/32', 'Ann')],
  });
  const ruleId = text(body, 'securityGroupRuleId');
  return { account, groupId, ruleId, description: () => account.world.rules.get(ruleId)?.description };
}

describe('UpdateSecurityGroupRuleDescriptionsIngress', () => {
  it('finds a rule by what it says', () => {
    const { account, groupId, description } = withRule();

    expect(
      account.done(UPDATE, {
        GroupId: groupId,
        IpPermissions: [tcp(22, '203.0.113.9/32'.replace('9', '4'), 'Ann at home')],
      }),
    ).toBe('<return>true</return>');

    expect(description()).toBe('Ann at home');
  });

  it('finds a rule by id', () => {
    const { account, groupId, ruleId, description } = withRule();

    account.done(UPDATE, {
      GroupId: groupId,
      SecurityGroupRuleDescription: [{ SecurityGroupRuleId: ruleId, Description: 'Ann 2' }],
    });

    expect(description()).toBe('Ann 2');
  });

  it('clears a description that is left out', () => {
    const { account, groupId, description } = withRule();

    account.done(UPDATE, { GroupId: groupId, IpPermissions: [tcp(22, '203.0.113.4/32')] });

    expect(description()).toBeUndefined();
  });

  it('refuses what does not name a rule of the group and direction', () => {
    const { account, groupId, ruleId, description } = withRule();
    const byId = { SecurityGroupRuleDescription: [{ SecurityGroupRuleId: ruleId, Description: 'x' }] };
    const byRule = { IpPermissions: [tcp(23, '203.0.113.4/32', 'x')] };

    expect(account.call(UPDATE, { GroupId: groupId, ...byRule }).error?.code).toBe('InvalidPermission.NotFound');
    expect(account.call(UPDATE.replace('Ingress', 'Egress'), { GroupId: groupId, ...byId }).error?.code).toBe(
      'InvalidSecurityGroupRuleId.NotFound',
    );
    expect(account.call(UPDATE, { GroupId: groupId }).error).toMatchObject({ code: 'MissingParameter' });
    expect(account.call(UPDATE, { GroupId: groupId, ...byRule, ...byId }).error).toEqual({
      code: 'InvalidParameterCombination',
      status: 400,
      message: `The parameter 'ipPermissions' may not be used in combination with 'securityGroupRuleDescriptions'`,
    });
    expect(description()).toBe('Ann');
  });
});
