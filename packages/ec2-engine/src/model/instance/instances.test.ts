import { describe, expect, it } from 'vitest';

import { DEFAULT_GROUP_ID, TestAccount, text, texts } from '../../../test/support/test-account.ts';
import type { Parameters } from '../../../test/support/test-account.ts';

const RUN = { ImageId: 'ami-12345678', MinCount: 1, MaxCount: 1 };

describe('RunInstances', () => {
  it('puts an instance in the default VPC with the group default, a private and a public address', () => {
    const account = new TestAccount();

    const body = account.done('RunInstances', RUN);

    expect(text(body, 'privateIpAddress')).toBe('172.31.0.4');
    expect(text(body, 'ipAddress')).toMatch(/^(203\.0\.113|198\.51\.100)\.\d+$/);
    expect(texts(body, 'groupId')).toContain(DEFAULT_GROUP_ID);
    expect(body).toContain('<instanceState><code>0</code><name>pending</name></instanceState>');
    const described = account.done('DescribeInstances', { InstanceId: [text(body, 'instanceId')] });
    expect(described).toContain('<instanceState><code>16</code><name>running</name></instanceState>');
  });

  it('takes groups by id and name, a subnet, an address and tags', () => {
    const account = new TestAccount();
    const vpcId = account.createVpc();
    const groupId = account.createGroup('web', vpcId);

    const body = account.done('RunInstances', {
      ...RUN,
      SubnetId: account.createSubnet(vpcId),
      SecurityGroupId: [groupId],
      PrivateIpAddress: '10.0.0.77',
      TagSpecification: [{ ResourceType: 'instance', Tag: [{ Key: 'Name', Value: 'web-1' }] }],
    });

    const [instance] = account.world.instances.values();
    expect(instance).toMatchObject({ privateAddress: '10.0.0.77', tags: [{ key: 'Name', value: 'web-1' }] });
    expect(account.world.interfacesByGroup.all(groupId).map((entry) => entry.attachment?.instanceId)).toEqual([
      instance!.id,
    ]);
    expect(texts(body, 'ipAddress')).toEqual([]);
  });

  it('takes what stands in a network interface instead', () => {
    const account = new TestAccount();
    const groupId = account.createGroup('web');
    const subnetId = account.world.subnets.values().next().value!.id;

    const body = account.done('RunInstances', {
      ...RUN,
      NetworkInterface: [
        { DeviceIndex: 0, SubnetId: subnetId, SecurityGroupId: [groupId], AssociatePublicIpAddress: false },
      ],
    });

    expect(texts(body, 'ipAddress')).toEqual([]);
    expect(account.world.interfacesByGroup.count(groupId)).toBe(1);
  });

  it('gives every instance addresses of its own, in one call and over several', () => {
    const account = new TestAccount();

    account.done('RunInstances', { ...RUN, MaxCount: 40 });
    account.done('RunInstances', { ...RUN, MaxCount: 40 });

    const interfaces = [...account.world.interfaces.values()];
    expect(new Set(interfaces.map(({ privateAddress }) => privateAddress)).size).toBe(80);
    expect(new Set(interfaces.map(({ publicAddress }) => publicAddress)).size).toBe(80);
  });

  it('launches as many as there is room for, but not fewer than asked for', () => {
    const account = new TestAccount();
    const SubnetId = account.createSubnet(account.createVpc(), '10.0.0.0/28');

    expect(account.call('RunInstances', { ...RUN, MinCount: 12, MaxCount: 12, SubnetId }).error?.code).toBe(
      'InsufficientFreeAddressesInSubnet',
    );
    expect(account.world.instances.size).toBe(0);
    account.done('RunInstances', { ...RUN, MinCount: 5, MaxCount: 12, SubnetId });

    expect(account.world.instances.size).toBe(11);
  });

  it('launches once for one client token', () => {
    const account = new TestAccount();

    const first = account.done('RunInstances', { ...RUN, MaxCount: 2, ClientToken: 'a' });
    const second = account.done('RunInstances', { ...RUN, MaxCount: 2, ClientToken: 'a' });

    expect(texts(second, 'instanceId')).toEqual(texts(first, 'instanceId'));
    expect(account.world.instances.size).toBe(2);
  });

  it.each<[Parameters, string]>([
    [{ SecurityGroupId: ['sg-0123456789abcdef0'] }, 'InvalidGroup.NotFound'],
    [{ SecurityGroup: ['web'] }, 'InvalidGroup.NotFound'],
    [{ SubnetId: 'subnet-0123456789abcdef0' }, 'InvalidSubnetID.NotFound'],
    [{ MinCount: 0 }, 'InvalidParameterValue'],
    [{ MinCount: 2 }, 'InvalidParameterCombination'],
    [{ MaxCount: 1001 }, 'InvalidParameterValue'],
    [{ PrivateIpAddress: '172.31.0.3' }, 'InvalidParameterValue'],
    [{ PrivateIpAddress: '::1' }, 'InvalidParameterValue'],
    [{ Placement: { AvailabilityZone: 'us-east-1z' } }, 'InvalidParameterValue'],
    [{ Colour: 'red' }, 'UnknownParameter'],
  ])('refuses %o', (parameters, code) => {
    const account = new TestAccount();

    expect(account.call('RunInstances', { ...RUN, ...parameters }).error?.code).toBe(code);
    expect(account.world.interfaces.size).toBe(0);
  });

  it('refuses an address that is in use', () => {
    const account = new TestAccount();
    account.done('RunInstances', { ...RUN, PrivateIpAddress: '172.31.0.9' });

    expect(account.call('RunInstances', { ...RUN, PrivateIpAddress: '172.31.0.9' }).error?.code).toBe(
      'PrivateIpAddress.InUse',
    );
  });
});

describe('TerminateInstances', () => {
  it('frees groups and address, and shows the instance for an hour', () => {
    const account = new TestAccount();
    const groupId = account.createGroup('web');
    const instanceId = text(account.done('RunInstances', { ...RUN, SecurityGroupId: [groupId] }), 'instanceId');

    const body = account.done('TerminateInstances', { InstanceId: [instanceId] });

    expect(body).toContain('<currentState><code>32</code><name>shutting-down</name></currentState>');
    expect(body).toContain('<previousState><code>16</code><name>running</name></previousState>');
    account.done('DeleteSecurityGroup', { GroupId: groupId });
    expect(account.done('DescribeInstances', {})).toContain('<name>terminated</name>');
    account.now = new Date(account.now.getTime() + 3_600_000);
    expect(account.done('DescribeInstances', {})).not.toContain(instanceId);
    expect(account.call('DescribeInstances', { InstanceId: [instanceId] }).error?.code).toBe(
      'InvalidInstanceID.NotFound',
    );
  });

  it('ends all or none', () => {
    const account = new TestAccount();
    const instanceId = text(account.done('RunInstances', RUN), 'instanceId');

    expect(account.call('TerminateInstances', { InstanceId: [instanceId, 'i-0123456789abcdef0'] }).error?.code).toBe(
      'InvalidInstanceID.NotFound',
    );
    expect(account.world.instances.get(instanceId)).not.toHaveProperty('terminatedAt');
  });
});

describe('ModifyInstanceAttribute', () => {
  it('gives an instance other groups', () => {
    const account = new TestAccount();
    const groupId = account.createGroup('web');
    const instanceId = text(account.done('RunInstances', RUN), 'instanceId');

    account.done('ModifyInstanceAttribute', { InstanceId: instanceId, GroupId: [groupId, DEFAULT_GROUP_ID] });

    expect(account.world.interfacesByInstance.first(instanceId)?.groupIds).toEqual([groupId, DEFAULT_GROUP_ID]);
    const filter = (Name: string, value: string) =>
      texts(account.done('DescribeInstances', { Filter: [{ Name, Value: [value] }] }), 'instanceId');
    expect(filter('instance.group-name', 'web')).toEqual([instanceId]);
    expect(filter('network-interface.group-id', groupId)).toEqual([instanceId]);
  });

  it('gives it at most five', () => {
    const account = new TestAccount();
    const instanceId = text(account.done('RunInstances', RUN), 'instanceId');
    const groupIds = Array.from({ length: 6 }, (_, index) => account.createGroup(`group-${index}`));

    expect(account.call('ModifyInstanceAttribute', { InstanceId: instanceId, GroupId: groupIds }).error?.code).toBe(
      'SecurityGroupsPerInterfaceLimitExceeded',
    );
    account.done('ModifyInstanceAttribute', { InstanceId: instanceId, GroupId: groupIds.slice(1) });
  });
});
