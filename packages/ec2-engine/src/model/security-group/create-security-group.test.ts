import { describe, expect, it } from 'vitest';

import { DEFAULT_VPC_ID, TestAccount, text, texts } from '../../../test/support/test-account.ts';

const CREATE = { GroupName: 'web', GroupDescription: 'Web servers' };

describe('CreateSecurityGroup', () => {
  it('makes a group in the default VPC without ingress, that lets everything out', () => {
    const account = new TestAccount();

    const body = account.done('CreateSecurityGroup', CREATE);

    const groupId = text(body, 'groupId');
    expect(groupId).toMatch(/^sg-[0-9a-f]{17}$/);
    expect(text(body, 'securityGroupArn')).toBe(`arn:aws:ec2:us-east-1:000000000000:security-group/${groupId}`);
    expect(account.world.groups.get(groupId)).toMatchObject({ vpcId: DEFAULT_VPC_ID, name: 'web' });
    expect(account.world.rulesByGroup.all(groupId).map(({ rule }) => rule)).toEqual([
      { direction: 'egress', traffic: { kind: 'all' }, peer: { kind: 'ipv4', cidr: '0.0.0.0/0' } },
    ]);
  });

  it('lets IPv6 out too when the VPC has IPv6', () => {
    const account = new TestAccount();
    const vpcId = text(
      account.done('CreateVpc', { CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: true }),
      'vpcId',
    );

    const groupId = account.createGroup('web', vpcId);

    expect(account.world.rulesByGroup.all(groupId).map(({ rule }) => rule.peer)).toEqual([
      { kind: 'ipv4', cidr: '0.0.0.0/0' },
      { kind: 'ipv6', cidr: '::/0' },
    ]);
  });

  it('stores tags and shows them', () => {
    const account = new TestAccount();
    const TagSpecification = [{ ResourceType: 'security-group', Tag: [{ Key: 'Name', Value: 'w' }, { Key: 'empty' }] }];

    const body = account.done('CreateSecurityGroup', { ...CREATE, TagSpecification });

    expect(texts(body, 'key')).toEqual(['Name', 'empty']);
    expect(texts(body, 'value')).toEqual(['w', '']);
  });

  it('drops trailing spaces of the name', () => {
    const account = new TestAccount();

    const groupId = account.createGroup('web   ');

    expect(account.world.groups.get(groupId)?.name).toBe('web');
  });

  it.each([
    { name: 'the same name', second: 'web' },
    { name: 'the same name in another case', second: 'WEB' },
    { name: 'the same name with spaces behind', second: 'web  ' },
  ])('refuses $name in the same VPC', ({ second }) => {
    const account = new TestAccount();
    account.createGroup('web');

    expect(account.call('CreateSecurityGroup', { ...CREATE, GroupName: second }).error).toEqual({
      code: 'InvalidGroup.Duplicate',
      status: 400,
      message: `The security group '${second.trim()}' already exists for VPC '${DEFAULT_VPC_ID}'`,
    });
  });

  it('takes the same name in another VPC', () => {
    const account = new TestAccount();
    account.createGroup('web');

    expect(account.createGroup('web', account.createVpc())).toMatch(/^sg-/);
  });

  it.each([
    [
      { GroupName: 'sg-web' },
      'InvalidParameterValue',
      'Value (sg-web) for parameter GroupName is invalid. Group names may not be in the format sg-*.',
    ],
    [{ GroupName: 'default' }, 'InvalidParameterValue', 'Cannot use reserved security group name: default'],
    [
      { GroupName: 'wéb' },
      'InvalidParameterValue',
      'Value (wéb) for parameter GroupName is invalid. Character sets beyond ASCII are not supported.',
    ],
    [
      { GroupDescription: 'Wéb' },
      'InvalidParameterValue',
      'Value (Wéb) for parameter GroupDescription is invalid. Character sets beyond ASCII are not supported.',
    ],
    [{ GroupName: '' }, 'MissingParameter', 'The request must contain the parameter groupName'],
    [{ GroupDescription: '' }, 'MissingParameter', 'The request must contain the parameter groupDescription'],
    [{ VpcId: 'vpc-0123456789abcdef0' }, 'InvalidVpcID.NotFound', `The vpc ID 'vpc-0123456789abcdef0' does not exist`],
    [
      { TagSpecification: [{ ResourceType: 'instance', Tag: [{ Key: 'a' }] }] },
      'InvalidParameterValue',
      `'instance' is not a valid taggable resource type for this operation.`,
    ],
    [{ Nmae: 'x' }, 'UnknownParameter', 'The parameter Nmae is not recognized'],
  ])('refuses %o', (parameters, code, message) => {
    const account = new TestAccount();

    expect(account.call('CreateSecurityGroup', { ...CREATE, ...parameters }).error).toEqual({
      code,
      status: 400,
      message,
    });
    expect(account.world.groups.size).toBe(1);
  });

  it.each([
    [{ GroupName: 'a'.repeat(256) }],
    [{ GroupName: `${' '.repeat(200_000)}x` }],
    [{ GroupName: 'a|b' }],
    [{ GroupDescription: 'a"b' }],
    [{ GroupDescription: 'a'.repeat(256) }],
  ])('refuses a text that is too long or has characters that EC2 does not take', (parameters) => {
    const error = new TestAccount().call('CreateSecurityGroup', { ...CREATE, ...parameters }).error;

    expect(error?.code).toBe('InvalidParameterValue');
  });

  it('says that there is no default VPC', () => {
    const account = new TestAccount(() => []);

    expect(account.call('CreateSecurityGroup', CREATE).error?.code).toBe('VPCIdNotSpecified');
  });

  it('stops at the quota of the Region', () => {
    const account = new TestAccount();
    for (let count = account.world.groups.size; count < 2500; count += 1) account.createGroup(`group-${count}`);

    expect(account.call('CreateSecurityGroup', CREATE).error?.code).toBe('SecurityGroupLimitExceeded');
  });

  it('changes nothing in a dry run, and says what would have been', () => {
    const account = new TestAccount();

    expect(account.call('CreateSecurityGroup', { ...CREATE, DryRun: true }).error).toEqual({
      code: 'DryRunOperation',
      status: 412,
      message: 'Request would have succeeded, but DryRun flag is set.',
    });
    expect(account.world.groups.size).toBe(1);
  });
});
