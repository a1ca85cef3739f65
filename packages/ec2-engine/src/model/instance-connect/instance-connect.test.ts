import { describe, expect, it } from 'vitest';

import { DEFAULT_VPC_ID, TestAccount, text, texts } from '../../../test/support/test-account.ts';
import type { Parameters } from '../../../test/support/test-account.ts';
import { threeTierSeed } from '../../seed/three-tier-seed.ts';

function lab() {
  const account = new TestAccount(threeTierSeed);
  const [subnet] = account.world.subnetsByVpc.all(DEFAULT_VPC_ID);
  const create = (more: Parameters = {}) =>
    account.call('CreateInstanceConnectEndpoint', { SubnetId: subnet!.id, ...more });
  const made = () => text(create().body!, 'instanceConnectEndpointId');
  const describeOne = (InstanceConnectEndpointId: string) =>
    account.done('DescribeInstanceConnectEndpoints', { InstanceConnectEndpointId: [InstanceConnectEndpointId] });
  return { account, create, made, describeOne };
}

describe('an EC2 Instance Connect Endpoint', () => {
  it('is made with an interface that holds its groups, or the group default', () => {
    const { account, create, describeOne } = lab();

    const body = create({
      TagSpecification: [{ ResourceType: 'instance-connect-endpoint', Tag: [{ Key: 'a' }] }],
    }).body!;

    const id = text(body, 'instanceConnectEndpointId');
    expect(text(body, 'state')).toBe('create-in-progress');
    expect(describeOne(id)).toContain('<state>create-complete</state>');
    expect(text(body, 'preserveClientIp')).toBe('false');
    const [entry] = account.world.interfacesByServiceResource.all(id);
    expect(body).toContain(`<networkInterfaceIdSet><item>${entry!.id}</item></networkInterfaceIdSet>`);
    expect(entry).toMatchObject({
      interfaceType: 'ec2_instance_connect_endpoint',
      groupIds: [account.world.groupNamed(DEFAULT_VPC_ID, 'default')!.id],
    });
    expect(account.done('DescribeTags')).toContain('<resourceType>instance-connect-endpoint</resourceType>');
  });

  it('holds other groups and preserves client addresses when it is told to', () => {
    const { account, made, describeOne } = lab();
    const id = made();
    const groupId = account.createGroup('door');

    account.done('ModifyInstanceConnectEndpoint', {
      InstanceConnectEndpointId: id,
      SecurityGroupId: [groupId],
      PreserveClientIp: true,
    });

    expect(describeOne(id)).toContain(`<securityGroupIdSet><item>${groupId}</item></securityGroupIdSet>`);
    expect([text(describeOne(id), 'preserveClientIp'), text(describeOne(id), 'state')]).toEqual([
      'true',
      'update-complete',
    ]);
    expect(account.world.interfacesByGroup.count(groupId)).toBe(1);
    expect(account.call('DeleteSecurityGroup', { GroupId: groupId }).error?.code).toBe('DependencyViolation');
  });

  it('is there once a VPC, and as often a Region as AWS allows', () => {
    const { account, create, made } = lab();
    made();
    expect(create().error?.code).toBe('ResourceLimitExceeded');

    account.settings = { ...account.settings, endpointsPerVpc: 10 };
    for (let count = 2; count < 5; count += 1) expect(create().error).toBeUndefined();
    expect(create().error?.code).toBe('ResourceLimitExceeded');
  });

  it('is given again for a repeated client token', () => {
    const { create } = lab();
    const idOf = (ClientToken: string) => text(create({ ClientToken }).body!, 'instanceConnectEndpointId');

    expect(idOf('once')).toBe(idOf('once'));
  });

  it('goes with its interface', () => {
    const { account, made } = lab();
    const before = account.world.interfaces.size;
    const id = made();

    const gone = account.done('DeleteInstanceConnectEndpoint', { InstanceConnectEndpointId: id });

    expect(text(gone, 'state')).toBe('delete-in-progress');
    expect(account.world.interfaces.size).toBe(before);
    expect(account.call('DeleteInstanceConnectEndpoint', { InstanceConnectEndpointId: id }).error?.code).toBe(
      'InvalidInstanceConnectEndpointId.NotFound',
    );
  });

  it.each([
    ['a subnet that is not there', { SubnetId: 'subnet-0123456789abcdef0' }, 'InvalidSubnetID.NotFound'],
    ['a group of another network', { SecurityGroupId: ['sg-0e1ce0e1ce0e1ce00'] }, 'InvalidGroup.NotFound'],
    ['addresses that subnets have not', { IpAddressType: 'dualstack' }, 'InvalidParameterValue'],
  ])('is not made with %s', (_what, more, code) => {
    const { account, create } = lab();

    expect(create(more).error?.code).toBe(code);
    expect(account.world.endpoints.size).toBe(1);
  });

  it('is there in the three tiers, and found by its network', () => {
    const { account } = lab();

    const body = account.done('DescribeInstanceConnectEndpoints', {
      Filter: [{ Name: 'vpc-id', Value: ['vpc-03330000000000001'] }],
    });

    expect(texts(body, 'instanceConnectEndpointId')).toEqual(['eice-0e1c0000000000001']);
    expect(body).toContain('<item>eni-0e1c0000000000001</item>');
    expect(body).toContain('<securityGroupIdSet><item>sg-0e1ce0e1ce0e1ce00</item></securityGroupIdSet>');
  });
});
