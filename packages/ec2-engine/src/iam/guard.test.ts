import { describe, expect, it } from 'vitest';

import {
  ACCOUNT_ID,
  DEFAULT_GROUP_ID,
  DEFAULT_VPC_ID,
  ELB_VERSION,
  flatten,
  tcp,
  TestAccount,
  text,
} from '../../test/support/test-account.ts';
import type { Parameters } from '../../test/support/test-account.ts';
import { findOperation } from '../wire/catalogue.ts';
import { ParameterReader } from '../wire/parameter-reader.ts';
import { decodeDenial } from './denial.ts';
import { guard } from './guard.ts';
import { parsePolicy } from './parse-policy.ts';

const GROUP_ARN = `arn:aws:ec2:us-east-1:${ACCOUNT_ID}:security-group/`;
const RULE_ARN = `arn:aws:ec2:us-east-1:${ACCOUNT_ID}:security-group-rule/`;

/** The policy that the reference of this project gives to a broker, for one group. */
const BROKER = [
  {
    Effect: 'Allow',
    Action: ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'],
    Resource: `${GROUP_ARN}${DEFAULT_GROUP_ID}`,
  },
  {
    Effect: 'Allow',
    Action: 'ec2:AuthorizeSecurityGroupIngress',
    Resource: `${RULE_ARN}*`,
    Condition: { StringEquals: { 'aws:RequestTag/managed-by': 'broker' } },
  },
  {
    Effect: 'Allow',
    Action: 'ec2:CreateTags',
    Resource: `${RULE_ARN}*`,
    Condition: { StringEquals: { 'ec2:CreateAction': 'AuthorizeSecurityGroupIngress' } },
  },
  { Effect: 'Allow', Action: ['ec2:DescribeSecurityGroups', 'ec2:DescribeSecurityGroupRules'], Resource: '*' },
];

function withPolicy(...Statement: readonly object[]) {
  const parsed = parsePolicy({ Version: '2012-10-17', Statement });
  if (!parsed.ok) throw new Error(parsed.problem);
  const account = new TestAccount();
  const call = (action: string, parameters: Parameters = {}, version = '2016-11-15') => {
    const operation = findOperation(action, version)!;
    const flat = flatten(parameters);
    const call = { action, parameters: flat, service: operation.service };
    const executed = guard(
      parsed.policy,
      call,
      operation.prepare(ParameterReader.of(flat)),
    )(account.world, account.context);
    if (executed.kind === 'accepted') account.world.apply(executed.changes);
    return executed.kind === 'accepted' ? 'accepted' : executed.error;
  };
  const code = (...args: Parameters_<typeof call>) => {
    const outcome = call(...args);
    return outcome === 'accepted' ? outcome : outcome.code;
  };
  return { account, call, code };
}

type Parameters_<T extends (...args: never[]) => unknown> = T extends (...args: infer P) => unknown ? P : never;

const tagged = (Value: string) => [{ ResourceType: 'security-group-rule', Tag: [{ Key: 'managed-by', Value }] }];
const ssh = (GroupId = DEFAULT_GROUP_ID, port = 22) => ({ GroupId, IpPermissions: [tcp(port, '203.0.113.7/32')] });

describe('the least policy of a broker', () => {
  it('lets it open and close its group, and look', () => {
    const { code } = withPolicy(...BROKER);

    expect(code('AuthorizeSecurityGroupIngress', { ...ssh(), TagSpecification: tagged('broker') })).toBe('accepted');
    expect(code('RevokeSecurityGroupIngress', ssh())).toBe('accepted');
    expect(code('DescribeSecurityGroups')).toBe('accepted');
    expect(code('GetCallerIdentity')).toBe('accepted');
  });

  it.each([
    ['another group', 'AuthorizeSecurityGroupIngress', ssh('sg-0123456789abcdef0')],
    ['another tag', 'AuthorizeSecurityGroupIngress', { ...ssh(), TagSpecification: tagged('somebody') }],
    ['egress', 'AuthorizeSecurityGroupEgress', ssh()],
    ['a move of its rules', 'ModifySecurityGroupRules', { GroupId: DEFAULT_GROUP_ID }],
    ['tags by themselves', 'CreateTags', { ResourceId: ['sgr-0def0000000000001'], Tag: [{ Key: 'a' }] }],
    ['new groups', 'CreateSecurityGroup', { GroupName: 'a', GroupDescription: 'a' }],
    ['a look at instances', 'DescribeInstances', {}],
  ])('does not let it touch %s', (_what, action, parameters) => {
    const { account, code } = withPolicy(...BROKER);
    const before = account.world.entities();

    expect(code(action, parameters)).toBe('UnauthorizedOperation');
    expect(account.world.entities()).toEqual(before);
  });

  it('says what is missing, and to whoever decodes it, why', () => {
    const { call } = withPolicy(...BROKER);

    const error = call('AuthorizeSecurityGroupIngress', ssh('sg-0123456789abcdef0'));

    const said =
      'You are not authorized to perform this operation. User: arn:aws:iam::000000000000:user/local-ec2 is not ' +
      'authorized to perform: ec2:AuthorizeSecurityGroupIngress on resource: ' +
      `${GROUP_ARN}sg-0123456789abcdef0 because no identity-based policy allows the ` +
      'ec2:AuthorizeSecurityGroupIngress action. Encoded authorization failure message: ';
    if (error === 'accepted') throw new Error('it was allowed');
    expect([error.status, error.message.slice(0, said.length)]).toEqual([403, said]);
    expect(JSON.parse(decodeDenial(error.message.slice(said.length))!)).toMatchObject({
      allowed: false,
      explicitDeny: false,
      context: { action: 'ec2:AuthorizeSecurityGroupIngress', resource: `${GROUP_ARN}sg-0123456789abcdef0` },
    });
  });

  it('says little of a call that is about no resource', () => {
    expect(withPolicy(...BROKER).call('DescribeInstances')).toEqual({
      code: 'UnauthorizedOperation',
      status: 403,
      message: 'You are not authorized to perform this operation.',
    });
  });

  it('answers dry runs by it', () => {
    const { code } = withPolicy(...BROKER);
    const TagSpecification = tagged('broker');

    expect(code('AuthorizeSecurityGroupIngress', { ...ssh(), TagSpecification, DryRun: true })).toBe('DryRunOperation');
    expect(code('AuthorizeSecurityGroupEgress', { ...ssh(), DryRun: true })).toBe('UnauthorizedOperation');
  });
});

describe('a rule that is not tagged', () => {
  it('needs leave for the group alone', () => {
    const { code } = withPolicy(BROKER[0]!);

    expect(code('AuthorizeSecurityGroupIngress', ssh())).toBe('accepted');
    expect(code('AuthorizeSecurityGroupIngress', { ...ssh(undefined, 23), TagSpecification: tagged('broker') })).toBe(
      'UnauthorizedOperation',
    );
  });
});

describe('a statement', () => {
  const ALL = { Effect: 'Allow', Action: '*', Resource: '*' };

  it('that denies outweighs every one that allows', () => {
    const { call } = withPolicy(ALL, { Sid: 'NoSsh', Effect: 'Deny', Action: 'ec2:Authorize*', Resource: '*' });

    const error = call('AuthorizeSecurityGroupIngress', ssh());

    expect(error).toMatchObject({
      message: expect.stringContaining('with an explicit deny in an identity-based policy'),
    });
  });

  it('can name everything but some actions or resources', () => {
    const { code } = withPolicy(
      { Effect: 'Allow', NotAction: ['ec2:Delete*'], Resource: '*' },
      { Effect: 'Deny', Action: 'ec2:RevokeSecurityGroupIngress', NotResource: `${GROUP_ARN}${DEFAULT_GROUP_ID}` },
    );

    expect(code('DeleteSecurityGroup', { GroupName: 'web' })).toBe('UnauthorizedOperation');
    expect(code('AuthorizeSecurityGroupIngress', ssh())).toBe('accepted');
    expect(code('RevokeSecurityGroupIngress', ssh())).toBe('accepted');
    expect(code('RevokeSecurityGroupIngress', ssh('sg-0123456789abcdef0'))).toBe('UnauthorizedOperation');
  });

  it('compares actions without regard to case and resources with', () => {
    const lower = { Effect: 'Allow', Action: 'EC2:authorizesecuritygroup*', Resource: `${GROUP_ARN}*` };
    const upper = { ...lower, Resource: `${GROUP_ARN}*`.toUpperCase() };

    expect(withPolicy(lower).code('AuthorizeSecurityGroupIngress', ssh())).toBe('accepted');
    expect(withPolicy(upper).code('AuthorizeSecurityGroupIngress', ssh())).toBe('UnauthorizedOperation');
  });

  it('finds a group that is named by its name', () => {
    const { code } = withPolicy({ Effect: 'Allow', Action: 'ec2:*', Resource: `${GROUP_ARN}${DEFAULT_GROUP_ID}` });

    expect(code('AuthorizeSecurityGroupIngress', { GroupName: 'default', IpPermissions: [tcp(1, '10.0.0.0/8')] })).toBe(
      'accepted',
    );
  });
});

describe('a condition', () => {
  const on = (Condition: object, Action = 'ec2:*') => ({ Effect: 'Allow', Action, Resource: '*', Condition });

  it('goes by the tags that a resource has', () => {
    const { account, code } = withPolicy(on({ StringEquals: { 'aws:ResourceTag/team': 'ops' } }));
    expect(code('AuthorizeSecurityGroupIngress', ssh())).toBe('UnauthorizedOperation');

    account.done('CreateTags', { ResourceId: [DEFAULT_GROUP_ID], Tag: [{ Key: 'team', Value: 'ops' }] });

    expect(code('AuthorizeSecurityGroupIngress', ssh())).toBe('accepted');
  });

  it('goes by the id and the network of a group', () => {
    const vpcArn = `arn:aws:ec2:us-east-1:${ACCOUNT_ID}:vpc/${DEFAULT_VPC_ID}`;

    expect(withPolicy(on({ ArnEquals: { 'ec2:Vpc': vpcArn } })).code('RevokeSecurityGroupIngress', ssh())).not.toBe(
      'UnauthorizedOperation',
    );
    expect(
      withPolicy(on({ StringEquals: { 'ec2:SecurityGroupID': 'sg-0123456789abcdef0' } })).code(
        'RevokeSecurityGroupIngress',
        ssh(),
      ),
    ).toBe('UnauthorizedOperation');
  });

  it('goes by all the keys of the tags that are sent', () => {
    const only = on({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['managed-by'] } });
    const more = [{ ResourceType: 'security-group-rule', Tag: [{ Key: 'managed-by' }, { Key: 'other' }] }];

    expect(withPolicy(only).code('AuthorizeSecurityGroupIngress', { ...ssh(), TagSpecification: tagged('x') })).toBe(
      'accepted',
    );
    expect(withPolicy(only).code('AuthorizeSecurityGroupIngress', { ...ssh(), TagSpecification: more })).toBe(
      'UnauthorizedOperation',
    );
  });

  it.each([
    ['its own Region', { StringEquals: { 'ec2:Region': 'us-east-1' } }, 'accepted'],
    ['its own Region, among others', { StringLike: { 'aws:RequestedRegion': ['eu-*', 'us-*'] } }, 'accepted'],
    ['another Region', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, 'UnauthorizedOperation'],
    ['not another Region', { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, 'accepted'],
    [
      'not one of two, of which it is one',
      { StringNotLike: { 'aws:RequestedRegion': ['eu-*', 'us-*'] } },
      'UnauthorizedOperation',
    ],
    ['a key that there is not', { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }, 'UnauthorizedOperation'],
    ['a key that there is not, if it exists', { StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } }, 'accepted'],
    ['a key that shall not be there', { Null: { 'aws:SourceVpc': 'true' } }, 'accepted'],
    ['a key that shall be there', { Null: { 'aws:SourceVpc': 'false' } }, 'UnauthorizedOperation'],
    [
      'no value of a key that there is not',
      { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': 'a' } },
      'UnauthorizedOperation',
    ],
    ['who calls', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/local-*' } }, 'accepted'],
    ['a safe way', { Bool: { 'aws:SecureTransport': 'true' } }, 'UnauthorizedOperation'],
    [
      'two keys of which one fails',
      { StringEquals: { 'ec2:Region': 'us-east-1', 'aws:username': 'ann' } },
      'UnauthorizedOperation',
    ],
  ])('asks for %s', (_what, condition, outcome) => {
    expect(withPolicy(on(condition)).code('DescribeVpcs')).toBe(outcome);
  });
});

describe('a call that tries to get around the policy', () => {
  const GROUP = { Effect: 'Allow', Action: 'ec2:*', Resource: `${GROUP_ARN}${DEFAULT_GROUP_ID}` };
  const instances = { Effect: 'Allow', Action: 'ec2:RunInstances', NotResource: `${GROUP_ARN}*` };

  it.each([
    ['by naming a second group', 'RevokeSecurityGroupIngress', { ...ssh(), 'GroupId.1': 'sg-0123456789abcdef0' }],
    [
      'by the name of a group',
      'AuthorizeSecurityGroupIngress',
      { GroupName: 'web', IpPermissions: [tcp(1, '10.0.0.0/8')] },
    ],
    [
      'by launching into a group that is named',
      'RunInstances',
      { ImageId: 'ami-1', MinCount: 1, MaxCount: 1, SecurityGroup: ['web'] },
    ],
    [
      'by launching into a group beside an interface',
      'RunInstances',
      {
        ImageId: 'ami-1',
        MinCount: 1,
        MaxCount: 1,
        NetworkInterface: [{ DeviceIndex: 0, SecurityGroupId: ['sg-0123456789abcdef0'] }],
      },
    ],
    [
      'by tagging another group',
      'CreateTags',
      { ResourceId: [DEFAULT_GROUP_ID, 'sg-0123456789abcdef0'], Tag: [{ Key: 'a' }] },
    ],
    [
      'by moving a rule of another group',
      'ModifySecurityGroupRules',
      { GroupId: DEFAULT_GROUP_ID, SecurityGroupRule: [{ SecurityGroupRuleId: 'sgr-0123456789abcdef0' }] },
    ],
    [
      'by bad parameters that would be told first',
      'RevokeSecurityGroupIngress',
      { GroupId: 'sg-0123456789abcdef0', Nonsense: 1 },
    ],
  ])('fails %s', (_what, action, parameters) => {
    const { account, code } = withPolicy(GROUP, instances);
    account.createGroup('web');

    expect(code(action, parameters)).toBe('UnauthorizedOperation');
  });
});

describe('load balancing', () => {
  it('is denied in its own words, and allowed by ARN', () => {
    const create = { Name: 'web', Protocol: 'HTTP', Port: 80, VpcId: DEFAULT_VPC_ID };
    const arn = `arn:aws:elasticloadbalancing:us-east-1:${ACCOUNT_ID}:targetgroup/web/*`;
    const { account, call } = withPolicy({ Effect: 'Allow', Action: 'elasticloadbalancing:*', Resource: arn });

    expect(call('DescribeLoadBalancers', {}, ELB_VERSION)).toEqual({
      code: 'AccessDenied',
      status: 403,
      message:
        'User: arn:aws:iam::000000000000:user/local-ec2 is not authorized to perform: ' +
        'elasticloadbalancing:DescribeLoadBalancers on resource: * because no identity-based policy allows the ' +
        'elasticloadbalancing:DescribeLoadBalancers action',
    });
    expect(call('CreateTargetGroup', create, ELB_VERSION)).toBe('accepted');
    const TargetGroupArn = text(account.done('DescribeTargetGroups', {}, ELB_VERSION), 'TargetGroupArn');
    expect(call('DeleteTargetGroup', { TargetGroupArn }, ELB_VERSION)).toBe('accepted');
  });
});
