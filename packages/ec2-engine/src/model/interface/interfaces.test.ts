import { describe, expect, it } from 'vitest';

import { DEFAULT_GROUP_ID, TestAccount, text, texts } from '../../../test/support/test-account.ts';
import { threeTierSeed } from '../../seed/three-tier-seed.ts';

describe('CreateNetworkInterface', () => {
  it('holds the groups that are named, or default', () => {
    const account = new TestAccount();
    const SubnetId = account.world.subnets.values().next().value!.id;
    const groupId = account.createGroup('web');

    const named = account.done('CreateNetworkInterface', {
      SubnetId,
      SecurityGroupId: [groupId],
      Description: 'spare',
    });
    const unnamed = account.done('CreateNetworkInterface', { SubnetId });

    expect(texts(named, 'groupName')).toEqual(['web']);
    expect(texts(unnamed, 'groupId')).toEqual([DEFAULT_GROUP_ID]);
    expect(text(named, 'status')).toBe('available');
  });

  it('refuses a group of another VPC', () => {
    const account = new TestAccount();
    const SubnetId = account.createSubnet(account.createVpc());

    expect(
      account.call('CreateNetworkInterface', { SubnetId, SecurityGroupId: [DEFAULT_GROUP_ID] }).error?.message,
    ).toBe('You have specified two resources that belong to different networks.');
  });
});

describe('DeleteNetworkInterface', () => {
  it.each([
    ['eni-03eb0000000000001', 'an instance uses'],
    ['eni-01b00000000000001', 'a load balancer uses'],
  ])('refuses %s, which %s', (NetworkInterfaceId) => {
    const account = new TestAccount(threeTierSeed);

    expect(account.call('DeleteNetworkInterface', { NetworkInterfaceId }).error).toEqual({
      code: 'InvalidParameterValue',
      status: 400,
      message: `Network interface '${NetworkInterfaceId}' is currently in use.`,
    });
  });
});

describe('an interface that an AWS service made', () => {
  it('is changed by the service alone', () => {
    const account = new TestAccount(threeTierSeed);

    const { error } = account.call('ModifyNetworkInterfaceAttribute', {
      NetworkInterfaceId: 'eni-01b00000000000001',
      SecurityGroupId: ['sg-03eb03eb03eb03eb0'],
    });

    expect(error).toMatchObject({ code: 'AuthFailure', status: 401 });
  });
});

describe('DescribeNetworkInterfaces', () => {
  it.each([
    ['group-id', 'sg-0db00db00db00db00', 2],
    ['group-name', 'a*', 20],
    ['attachment.instance-id', 'i-0b450000000000001', 1],
    ['interface-type', 'ec2_instance_connect_endpoint', 1],
    ['requester-managed', 'true', 3],
    ['private-ip-address', '10.0.20.20', 1],
    ['status', 'in-use', 33],
    ['tag:Name', 'web-?', 7],
  ])('filters by %s %s', (Name, value, count) => {
    const account = new TestAccount(threeTierSeed);

    const body = account.done('DescribeNetworkInterfaces', { Filter: [{ Name, Value: [value] }] });

    expect(texts(body, 'macAddress')).toHaveLength(count);
  });
});

describe('ModifyNetworkInterfaceAttribute', () => {
  it('changes description and groups, and leaves what is not sent', () => {
    const account = new TestAccount(threeTierSeed);
    const NetworkInterfaceId = 'eni-03eb0000000000001';

    account.done('ModifyNetworkInterfaceAttribute', { NetworkInterfaceId, Description: { Value: 'first' } });
    expect(account.world.interfaces.get(NetworkInterfaceId)).toMatchObject({
      description: 'first',
      groupIds: ['sg-03eb03eb03eb03eb0'],
    });
    account.done('ModifyNetworkInterfaceAttribute', { NetworkInterfaceId, SecurityGroupId: ['sg-0a990a990a990a990'] });

    expect(account.world.interfaces.get(NetworkInterfaceId)).toMatchObject({
      description: 'first',
      groupIds: ['sg-0a990a990a990a990'],
    });
  });
});
