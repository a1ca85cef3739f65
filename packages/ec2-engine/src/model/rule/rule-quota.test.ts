import { describe, expect, it } from 'vitest';

import { DEFAULT_GROUP_ID, tcp, TestAccount } from '../../../test/support/test-account.ts';
import type { Parameters } from '../../../test/support/test-account.ts';

function withGroup() {
  const account = new TestAccount();
  const groupId = account.createGroup('web');
  const authorize = (...IpPermissions: readonly Parameters[]) =>
    account.call('AuthorizeSecurityGroupIngress', { GroupId: groupId, IpPermissions });
  const ingress = () => account.world.rulesByGroup.all(groupId).filter(({ rule }) => rule.direction === 'ingress');
  return { account, groupId, authorize, ingress };
}

describe('the quota of rules', () => {
  const ipv4 = (count: number, first = 0) =>
    Array.from({ length: count }, (_, index) => tcp(22, `10.0.${first}.${index}/32`));
  const ipv6 = (count: number) => ({
    IpProtocol: 'tcp',
    FromPort: 22,
    ToPort: 22,
    Ipv6Ranges: Array.from({ length: count }, (_, index) => ({ CidrIpv6: `2001:db8::${index}/128` })),
  });

  it('is 60 in each direction and each family, apart', () => {
    const { account, groupId, authorize } = withGroup();

    expect(authorize(...ipv4(60), ipv6(60)).error).toBeUndefined();
    account.done('AuthorizeSecurityGroupEgress', { GroupId: groupId, IpPermissions: ipv4(59) });

    const exceeded = {
      code: 'RulesPerSecurityGroupLimitExceeded',
      status: 400,
      message: 'The maximum number of rules per security group has been reached.',
    };
    expect(authorize(tcp(23, '10.0.0.1/32')).error).toEqual(exceeded);
    expect(account.call('AuthorizeSecurityGroupEgress', { GroupId: groupId, IpPermissions: ipv4(1, 9) }).error).toEqual(
      exceeded,
    );
  });

  it('refuses the whole call that would go beyond it', () => {
    const { authorize, ingress } = withGroup();

    expect(authorize(...ipv4(61)).error?.code).toBe('RulesPerSecurityGroupLimitExceeded');
    expect(ingress()).toEqual([]);
  });

  it('charges a source group to both families', () => {
    const { authorize } = withGroup();
    authorize(ipv6(60));

    expect(authorize({ IpProtocol: '-1', Groups: [{ GroupId: DEFAULT_GROUP_ID }] }).error?.code).toBe(
      'RulesPerSecurityGroupLimitExceeded',
    );
  });

  it('charges a prefix list its weight, again for every rule', () => {
    const { authorize } = withGroup();
    const cloudfront = (port: number) => ({
      IpProtocol: 'tcp',
      FromPort: port,
      ToPort: port,
      PrefixListIds: [{ PrefixListId: 'pl-3b927c52' }],
    });

    expect(authorize(cloudfront(80)).error).toBeUndefined();
    expect(authorize(cloudfront(443)).error?.code).toBe('RulesPerSecurityGroupLimitExceeded');
    expect(authorize(...ipv4(5)).error).toBeUndefined();
    expect(authorize(...ipv4(1, 9)).error?.code).toBe('RulesPerSecurityGroupLimitExceeded');
  });

  it('is free again after a revoke', () => {
    const { account, groupId, authorize } = withGroup();
    authorize(...ipv4(60));

    account.done('RevokeSecurityGroupIngress', { GroupId: groupId, IpPermissions: ipv4(1) });

    expect(authorize(tcp(443, '192.0.2.1/32')).error).toBeUndefined();
  });
});
