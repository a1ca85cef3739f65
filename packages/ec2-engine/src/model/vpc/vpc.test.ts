import { describe, expect, it } from 'vitest';

import { DEFAULT_VPC_ID, TestAccount, text, texts } from '../../../test/support/test-account.ts';
import type { Parameters } from '../../../test/support/test-account.ts';

describe('CreateVpc', () => {
  it('makes a network with a group default, whose members reach each other', () => {
    const account = new TestAccount();

    const vpcId = account.createVpc('10.0.0.7/16');

    const [group, ...more] = account.world.groupsByVpc.all(vpcId);
    expect(more).toEqual([]);
    expect(group).toMatchObject({ name: 'default', description: 'default VPC security group' });
    expect(account.world.vpcs.get(vpcId)).toMatchObject({ cidr: '10.0.0.0/16', isDefault: false });
    expect(account.world.rulesByGroup.all(group!.id).map(({ rule }) => [rule.direction, rule.peer])).toEqual([
      ['ingress', { kind: 'security-group', groupId: group!.id }],
      ['egress', { kind: 'ipv4', cidr: '0.0.0.0/0' }],
    ]);
  });

  it('gives each network with IPv6 a block of its own', () => {
    const account = new TestAccount();

    const cidrs = [1, 2].map(() =>
      text(account.done('CreateVpc', { CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: true }), 'ipv6CidrBlock'),
    );

    expect(cidrs).toEqual(['2600:1f18::/56', '2600:1f18:0:100::/56']);
  });

  it.each([
    [{}, 'MissingParameter', 'The request must contain the parameter cidrBlock'],
    [{ CidrBlock: '10.0.0.0/8' }, 'InvalidVpc.Range', `The CIDR '10.0.0.0/8' is invalid.`],
    [{ CidrBlock: '10.0.0.0/29' }, 'InvalidVpc.Range', `The CIDR '10.0.0.0/29' is invalid.`],
    [
      { CidrBlock: '10.0.0.0' },
      'InvalidParameterValue',
      'Value (10.0.0.0) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
    ],
    [
      { CidrBlock: '2001:db8::/32' },
      'InvalidParameterValue',
      'Value (2001:db8::/32) for parameter cidrBlock is invalid. This is not a valid CIDR block.',
    ],
  ])('refuses %o', (parameters, code, message) => {
    expect(new TestAccount().call('CreateVpc', parameters).error).toEqual({ code, status: 400, message });
  });
});

describe('DeleteVpc', () => {
  it('takes the group default along, and leaves a network that holds something else', () => {
    const account = new TestAccount();
    const vpcId = account.createVpc();
    const groupId = account.createGroup('web', vpcId);

    expect(account.call('DeleteVpc', { VpcId: vpcId }).error).toEqual({
      code: 'DependencyViolation',
      status: 400,
      message: `The vpc '${vpcId}' has dependencies and cannot be deleted.`,
    });
    account.done('DeleteSecurityGroup', { GroupId: groupId });
    account.done('DeleteVpc', { VpcId: vpcId });

    expect(account.world.vpcs.get(vpcId)).toBeUndefined();
    expect(account.world.groupsByVpc.count(vpcId)).toBe(0);
    expect(account.world.rules.size).toBe(2);
  });
});

describe('CreateDefaultVpc', () => {
  it('makes one only when there is none', () => {
    const account = new TestAccount();
    expect(account.call('CreateDefaultVpc').error?.code).toBe('DefaultVpcAlreadyExists');

    for (const subnet of account.world.subnetsByVpc.all(DEFAULT_VPC_ID))
      account.done('DeleteSubnet', { SubnetId: subnet.id });
    account.done('DeleteVpc', { VpcId: DEFAULT_VPC_ID });
    const body = account.done('CreateDefaultVpc');

    expect(text(body, 'isDefault')).toBe('true');
    expect(text(body, 'cidrBlock')).toBe('172.31.0.0/16');
    expect(account.world.subnetsByVpc.count(text(body, 'vpcId'))).toBe(3);
    expect(account.createGroup('web')).toMatch(/^sg-/);
  });
});

describe('CreateSubnet', () => {
  it.each<[Parameters, string]>([
    [{ CidrBlock: '10.1.0.0/24' }, 'InvalidSubnet.Range'],
    [{ CidrBlock: '10.0.0.0/15' }, 'InvalidSubnet.Range'],
    [{ CidrBlock: '10.0.0.0/29' }, 'InvalidSubnet.Range'],
    [{ CidrBlock: '10.0.0.128/25' }, 'InvalidSubnet.Conflict'],
    [{ CidrBlock: 'x' }, 'InvalidParameterValue'],
    [{ CidrBlock: '10.0.9.0/24', AvailabilityZone: 'us-east-1z' }, 'InvalidParameterValue'],
    [{}, 'MissingParameter'],
  ])('refuses %o', (parameters, code) => {
    const account = new TestAccount();
    const vpcId = account.createVpc();
    account.createSubnet(vpcId);

    expect(account.call('CreateSubnet', { VpcId: vpcId, ...parameters }).error?.code).toBe(code);
  });

  it('counts free addresses: all but five, and those in use', () => {
    const account = new TestAccount();
    const subnetId = account.createSubnet(account.createVpc(), '10.0.0.0/28');
    account.done('RunInstances', { ImageId: 'ami-1', MinCount: 1, MaxCount: 4, SubnetId: subnetId });

    expect(text(account.done('DescribeSubnets', { SubnetId: [subnetId] }), 'availableIpAddressCount')).toBe('7');
  });
});

describe('DescribeSubnets', () => {
  it('filters by VPC, zone and default', () => {
    const account = new TestAccount();
    account.createSubnet(account.createVpc());
    const count = (Name: string, value: string) =>
      texts(account.done('DescribeSubnets', { Filter: [{ Name, Value: [value] }] }), 'subnetId').length;

    expect([
      count('vpc-id', DEFAULT_VPC_ID),
      count('availability-zone', 'us-east-1b'),
      count('default-for-az', 'false'),
    ]).toEqual([3, 1, 1]);
  });
});
