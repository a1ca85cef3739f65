import { describe, expect, it } from 'vitest';

import { DEFAULT_GROUP_ID, tcp, TestAccount, text } from '../../test/support/test-account.ts';
import { put, remove } from './change.ts';

describe('World.apply', () => {
  it('returns the changes that take it back', () => {
    const account = new TestAccount();
    const [rule] = account.world.rulesByGroup.all(DEFAULT_GROUP_ID);
    const group = account.world.groups.get(DEFAULT_GROUP_ID)!;
    const before = account.world.entities();

    const inverse = account.world.apply([
      remove(rule!),
      put({ ...group, tags: [{ key: 'a', value: 'b' }] }),
      put({ ...group, id: 'sg-0000000000000000f', name: 'another' }),
    ]);
    account.world.apply(inverse);

    expect(new Set(account.world.entities())).toEqual(new Set(before));
    expect(account.world.groupNamed(group.vpcId, 'another')).toBeUndefined();
    expect(account.world.ruleLike(DEFAULT_GROUP_ID, rule!.rule)).toEqual(rule);
  });

  it('finds groups by name without regard to case, and only in their VPC', () => {
    const account = new TestAccount();
    const groupId = account.createGroup('Web');

    expect(account.world.groupNamed(account.world.defaultVpc()!.id, 'wEB')?.id).toBe(groupId);
    expect(account.world.groupNamed(account.createVpc(), 'web')).toBeUndefined();
  });

  it('is never walked by a call about one group', () => {
    const account = new TestAccount();
    const groupId = account.createGroup('web');
    const walk = () => {
      throw new Error('a table was walked');
    };
    Object.assign(account.world.groups, { values: walk });
    Object.assign(account.world.rules, { values: walk });
    Object.assign(account.world.interfaces, { values: walk });
    const IpPermissions = [tcp(22, '203.0.113.7/32')];

    const body = account.done('AuthorizeSecurityGroupIngress', { GroupId: groupId, IpPermissions });
    const SecurityGroupRuleId = text(body, 'securityGroupRuleId');
    account.done('DescribeSecurityGroups', { GroupId: [groupId] });
    account.done('DescribeSecurityGroups', { Filter: [{ Name: 'group-id', Value: [groupId] }] });
    account.done('DescribeSecurityGroupRules', { Filter: [{ Name: 'group-id', Value: [groupId] }] });
    account.done('ModifySecurityGroupRules', {
      GroupId: groupId,
      SecurityGroupRule: [
        {
          SecurityGroupRuleId,
          SecurityGroupRule: { IpProtocol: 'tcp', FromPort: 23, ToPort: 23, CidrIpv4: '203.0.113.7/32' },
        },
      ],
    });
    account.done('CreateTags', { ResourceId: [SecurityGroupRuleId], Tag: [{ Key: 'a', Value: 'b' }] });
    account.done('RevokeSecurityGroupIngress', { GroupId: groupId, SecurityGroupRuleId: [SecurityGroupRuleId] });
    account.done('DeleteSecurityGroup', { GroupId: groupId });
  });
});
