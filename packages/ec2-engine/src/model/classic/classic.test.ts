import { describe, expect, it } from 'vitest';

import { tcp, TestAccount, text, texts } from '../../../test/support/test-account.ts';
import type { Parameters } from '../../../test/support/test-account.ts';
import { classicSeed } from '../../seed/classic-seed.ts';

function classic() {
  const account = new TestAccount(classicSeed);
  const groupId = account.createGroup('web');
  const authorize = (parameters: Parameters) =>
    account.call('AuthorizeSecurityGroupIngress', { GroupName: 'web', ...parameters });
  const launch = (...SecurityGroup: readonly string[]) =>
    account.done('RunInstances', { ImageId: 'ami-1', MinCount: 1, MaxCount: 1, SecurityGroup });
  const shown = () => account.done('DescribeSecurityGroups', { GroupName: ['web'] });
  return { account, groupId, authorize, launch, shown };
}

describe('a group of EC2-Classic', () => {
  it('has no VPC and lets out what it likes, without rules for it', () => {
    const { account, shown } = classic();

    expect(shown()).not.toContain('vpcId');
    expect(shown()).toContain('<ipPermissionsEgress/>');
    expect(account.done('DescribeVpcs')).toBe('<vpcSet/>');
    expect(account.done('DescribeSubnets')).toBe('<subnetSet/>');
  });

  it('takes a hundred rules, whatever they are', () => {
    const { authorize } = classic();
    const rules = (count: number, third: number) =>
      Array.from({ length: count }, (_, n) => tcp(22, `10.0.${third}.${n}/32`));

    expect(authorize({ IpPermissions: rules(100, 0) }).error).toBeUndefined();
    expect(authorize({ IpPermissions: rules(1, 1) }).error?.code).toBe('RulesPerSecurityGroupLimitExceeded');
  });

  it('lets in any load balancer by owner and name, as the guide of 2012 has it', () => {
    const { authorize, shown, account } = classic();
    const permission = {
      IpProtocol: 'tcp',
      FromPort: 80,
      ToPort: 80,
      Groups: [{ UserId: 'amazon-elb', GroupName: 'amazon-elb-sg' }],
    };

    expect(authorize({ IpPermissions: [permission] }).error).toBeUndefined();

    expect(shown()).toContain(
      '<item><userId>amazon-elb</userId><groupName>amazon-elb-sg</groupName><groupId>sg-843f59ed</groupId></item>',
    );
    expect(authorize({ IpPermissions: [permission] }).error?.code).toBe('InvalidPermission.Duplicate');
    account.done('RevokeSecurityGroupIngress', { GroupName: 'web', IpPermissions: [permission] });
    expect(shown()).toContain('<ipPermissions/>');
  });

  it('takes a source group by name, flat, for everything', () => {
    const { authorize, shown } = classic();

    authorize({ SourceSecurityGroupName: 'default', SourceSecurityGroupOwnerId: '000000000000' });

    expect(texts(shown(), 'ipProtocol')).toEqual(['tcp', 'udp', 'icmp']);
    expect(texts(shown(), 'groupName').slice(1)).toEqual(['default', 'default', 'default']);
  });

  it.each([
    ['all protocols', { IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/8' }] }, 'InvalidPermission.Malformed'],
    ['another protocol', { IpProtocol: '50', IpRanges: [{ CidrIp: '10.0.0.0/8' }] }, 'InvalidPermission.Malformed'],
    [
      'IPv6',
      { IpProtocol: 'tcp', FromPort: 1, ToPort: 1, Ipv6Ranges: [{ CidrIpv6: '::/0' }] },
      'InvalidPermission.Malformed',
    ],
    [
      'a prefix list',
      { IpProtocol: 'tcp', FromPort: 1, ToPort: 1, PrefixListIds: [{ PrefixListId: 'pl-63a5400a' }] },
      'InvalidPermission.Malformed',
    ],
  ])('does not know %s', (_what, permission, code) => {
    expect(classic().authorize({ IpPermissions: [permission] }).error?.code).toBe(code);
  });

  it('has no egress', () => {
    const { account, groupId } = classic();

    expect(
      account.call('AuthorizeSecurityGroupEgress', { GroupId: groupId, IpPermissions: [tcp(443, '0.0.0.0/0')] }).error,
    ).toMatchObject({
      code: 'InvalidParameterValue',
      message: 'Only Amazon VPC security groups may be used with this operation.',
    });
  });
});

describe('an instance of EC2-Classic', () => {
  it('has no VPC, subnet or interface to be seen, and its groups from launch to end', () => {
    const { account, groupId, launch } = classic();

    const launched = launch('web', 'default');

    expect(texts(launched, 'groupName')).toEqual(['web', 'default']);
    expect(launched).not.toMatch(/<vpcId>|<subnetId>|<networkInterfaceId>/);
    expect(account.done('DescribeNetworkInterfaces')).toBe('<networkInterfaceSet/>');
    expect(
      account.call('ModifyInstanceAttribute', { InstanceId: text(launched, 'instanceId'), GroupId: [groupId] }).error
        ?.code,
    ).toBe('InvalidParameterCombination');
  });

  it('may be in any number of groups', () => {
    const { account, launch } = classic();
    const names = Array.from({ length: 20 }, (_, index) => `group-${index}`);
    for (const name of names) account.createGroup(name);

    expect(texts(launch(...names), 'groupName')).toEqual(names);
  });

  it('keeps its groups from going', () => {
    const { account, launch } = classic();
    const launched = launch('web');

    expect(account.call('DeleteSecurityGroup', { GroupName: 'web' }).error?.code).toBe('InvalidGroup.InUse');
    account.done('TerminateInstances', { InstanceId: [text(launched, 'instanceId')] });
    expect(account.call('DeleteSecurityGroup', { GroupName: 'web' }).error).toBeUndefined();
  });
});

describe('the hidden network of EC2-Classic', () => {
  it.each([
    ['DeleteVpc', { VpcId: 'ec2-classic' }],
    ['DeleteSubnet', { SubnetId: 'ec2-classic' }],
    ['CreateSecurityGroup', { VpcId: 'ec2-classic', GroupName: 'a', GroupDescription: 'a' }],
    ['CreateSubnet', { VpcId: 'ec2-classic', CidrBlock: '10.1.0.0/16' }],
  ])('cannot be reached by %s', (action, parameters) => {
    expect(classic().account.call(action, parameters).error?.code).toMatch(/^Invalid(Vpc|Subnet)ID\.NotFound$/);
  });
});

describe('the group of all load balancers', () => {
  it('is no source for a group in a VPC', () => {
    const account = new TestAccount();
    account.createGroup('web');

    expect(
      account.call('AuthorizeSecurityGroupIngress', {
        GroupName: 'web',
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 80,
            ToPort: 80,
            Groups: [{ UserId: 'amazon-elb', GroupName: 'amazon-elb-sg' }],
          },
        ],
      }).error?.code,
    ).toBe('InvalidGroup.NotFound');
  });
});
