import { describe, expect, it } from 'vitest';

import { DEFAULT_VPC_ID, tcp, TestAccount, text } from '../../../test/support/test-account.ts';
import { settingsProblem, USUAL_SETTINGS } from './account-settings.ts';
import type { AccountSettings } from './account-settings.ts';

function accountWith(settings: Partial<AccountSettings>): TestAccount {
  const account = new TestAccount();
  account.settings = { ...USUAL_SETTINGS, ...settings };
  return account;
}

describe('a quota that AWS has set', () => {
  it('counts rules a group', () => {
    const account = accountWith({ rulesPerGroup: 2 });
    const GroupId = account.createGroup('web');
    const authorize = (...ports: readonly number[]) =>
      account.call('AuthorizeSecurityGroupIngress', {
        GroupId,
        IpPermissions: ports.map((port) => tcp(port, '10.0.0.0/8')),
      }).error?.code;

    expect([authorize(1, 2, 3), authorize(1, 2), authorize(3)]).toEqual([
      'RulesPerSecurityGroupLimitExceeded',
      undefined,
      'RulesPerSecurityGroupLimitExceeded',
    ]);
  });

  it('counts groups an interface', () => {
    const account = accountWith({ groupsPerInterface: 1 });
    const subnetId = account.createSubnet(DEFAULT_VPC_ID, '172.31.96.0/20');
    const SecurityGroupId = [account.createGroup('a'), account.createGroup('b')];
    const made = account.done('CreateNetworkInterface', { SubnetId: subnetId });

    const exceeded = { code: 'SecurityGroupsPerInterfaceLimitExceeded' };
    expect(account.call('CreateNetworkInterface', { SubnetId: subnetId, SecurityGroupId }).error).toMatchObject(
      exceeded,
    );
    expect(
      account.call('ModifyNetworkInterfaceAttribute', {
        NetworkInterfaceId: text(made, 'networkInterfaceId'),
        SecurityGroupId,
      }).error,
    ).toMatchObject(exceeded);
  });

  it.each([
    ['a Region', { groupsPerRegion: 2 }],
    ['a VPC', { groupsPerVpc: 2 }],
  ])('counts groups %s, the group default among them', (_what, settings) => {
    const account = accountWith(settings);
    account.createGroup('a');

    expect(account.call('CreateSecurityGroup', { GroupName: 'b', GroupDescription: 'b' }).error?.code).toBe(
      'SecurityGroupLimitExceeded',
    );
  });
});

describe('settingsProblem', () => {
  it.each([
    ['the usual settings', {}, undefined],
    ['as many rules as five groups an interface allow', { rulesPerGroup: 200 }, undefined],
    ['more', { rulesPerGroup: 201 }, 'rulesPerGroup times groupsPerInterface is 1005'],
    [
      'more groups an interface than AWS gives',
      { groupsPerInterface: 17, rulesPerGroup: 1 },
      'groupsPerInterface is 17',
    ],
    ['less than none', { groupsPerVpc: -1 }, 'groupsPerVpc is -1'],
    ['a part of a rule', { rulesPerGroup: 1.5 }, 'rulesPerGroup is 1.5'],
  ])('judges %s', (_what, settings, said) => {
    const problem = settingsProblem({ ...USUAL_SETTINGS, ...settings });

    expect(problem === undefined ? undefined : problem.slice(0, said?.length)).toBe(said);
  });
});
