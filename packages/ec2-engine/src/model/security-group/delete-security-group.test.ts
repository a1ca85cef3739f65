import { describe, expect, it } from 'vitest';

import { DEFAULT_GROUP_ID, DEFAULT_VPC_ID, TestAccount, text } from '../../../test/support/test-account.ts';

describe('DeleteSecurityGroup', () => {
  it('removes a group with its rules, even one that refers to itself', () => {
    const account = new TestAccount();
    const groupId = account.createGroup('web');
    account.done('AuthorizeSecurityGroupIngress', {
      GroupId: groupId,
      IpPermissions: [{ IpProtocol: '-1', Groups: [{ GroupId: groupId }] }],
    });

    const body = account.done('DeleteSecurityGroup', { GroupId: groupId });

    expect(body).toBe(`<return>true</return><groupId>${groupId}</groupId>`);
    expect(account.world.groups.get(groupId)).toBeUndefined();
    expect(account.world.rulesByGroup.count(groupId)).toBe(0);
  });

  it('takes a name in the default VPC', () => {
    const account = new TestAccount();
    const groupId = account.createGroup('web');

    account.done('DeleteSecurityGroup', { GroupName: 'WEB' });

    expect(account.world.groups.get(groupId)).toBeUndefined();
  });

  it('leaves a group that a rule of another group names', () => {
    const account = new TestAccount();
    const groupId = account.createGroup('web');
    account.done('AuthorizeSecurityGroupIngress', {
      GroupId: account.createGroup('app'),
      IpPermissions: [{ IpProtocol: '-1', Groups: [{ GroupId: groupId }] }],
    });

    expect(account.call('DeleteSecurityGroup', { GroupId: groupId }).error).toEqual({
      code: 'DependencyViolation',
      status: 400,
      message: `resource ${groupId} has a dependent object`,
    });
  });

  it('leaves a group that a network interface holds, until it lets go', () => {
    const account = new TestAccount();
    const groupId = account.createGroup('web');
    const subnetId = account.world.subnetsByVpc.first(DEFAULT_VPC_ID)!.id;
    const body = account.done('CreateNetworkInterface', { SubnetId: subnetId, SecurityGroupId: [groupId] });
    const interfaceId = text(body, 'networkInterfaceId');

    expect(account.call('DeleteSecurityGroup', { GroupId: groupId }).error?.code).toBe('DependencyViolation');

    account.done('ModifyNetworkInterfaceAttribute', {
      NetworkInterfaceId: interfaceId,
      SecurityGroupId: [DEFAULT_GROUP_ID],
    });
    account.done('DeleteSecurityGroup', { GroupId: groupId });
  });

  it.each([
    [
      { GroupId: DEFAULT_GROUP_ID },
      'CannotDelete',
      `the specified group: "${DEFAULT_GROUP_ID}" name: "default" cannot be deleted by a user`,
    ],
    [
      { GroupId: 'sg-0123456789abcdef0' },
      'InvalidGroup.NotFound',
      `The security group 'sg-0123456789abcdef0' does not exist`,
    ],
    [{ GroupId: 'web' }, 'InvalidGroupId.Malformed', `Invalid id: "web" (expecting "sg-...")`],
    [
      { GroupName: 'sg-0123456789abcdef0' },
      'InvalidGroup.NotFound',
      `The security group 'sg-0123456789abcdef0' does not exist in default VPC '${DEFAULT_VPC_ID}'`,
    ],
    [{}, 'MissingParameter', 'The request must contain the parameter groupName or groupId'],
    [
      { GroupId: DEFAULT_GROUP_ID, GroupName: 'default' },
      'InvalidParameterCombination',
      `The parameter 'groupName' may not be used in combination with 'groupId'`,
    ],
  ])('refuses %o', (parameters, code, message) => {
    expect(new TestAccount().call('DeleteSecurityGroup', parameters).error).toEqual({ code, status: 400, message });
  });

  it('names no VPC when there is no default VPC', () => {
    const account = new TestAccount(() => []);

    expect(account.call('DeleteSecurityGroup', { GroupName: 'web' }).error?.message).toBe(
      `The security group 'web' does not exist in default VPC 'none'`,
    );
  });
});
