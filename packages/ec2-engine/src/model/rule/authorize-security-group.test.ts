import { describe, expect, it } from 'vitest';

import { DEFAULT_GROUP_ID, DEFAULT_VPC_ID, tcp, TestAccount, text, texts } from '../../../test/support/test-account.ts';
import type { Parameters } from '../../../test/support/test-account.ts';

const UNKNOWN_GROUP_ID = 'sg-0123456789abcdef0';

function withGroup() {
  const account = new TestAccount();
  const groupId = account.createGroup('web');
  const authorize = (...IpPermissions: readonly Parameters[]) =>
    account.call('AuthorizeSecurityGroupIngress', { GroupId: groupId, IpPermissions });
  const ingress = () => account.world.rulesByGroup.all(groupId).filter(({ rule }) => rule.direction === 'ingress');
  return { account, groupId, authorize, ingress };
}

describe('AuthorizeSecurityGroupIngress', () => {
  it('makes one rule a peer, over all permissions, and shows every one', () => {
    const { account, groupId } = withGroup();

    const body = account.done('AuthorizeSecurityGroupIngress', {
      GroupId: groupId,
      IpPermissions: [
        { ...tcp(22, '203.0.113.4/32', 'Ann'), Ipv6Ranges: [{ CidrIpv6: '2001:db8::4/128' }] },
        { IpProtocol: '-1', Groups: [{ GroupId: groupId }], PrefixListIds: [{ PrefixListId: 'pl-63a5400a' }] },
      ],
    });

    expect(text(body, 'return')).toBe('true');
    expect(texts(body, 'securityGroupRuleId')).toHaveLength(4);
    expect(new Set(texts(body, 'securityGroupRuleId')).size).toBe(4);
    expect(texts(body, 'cidrIpv4')).toEqual(['203.0.113.4/32']);
    expect(texts(body, 'cidrIpv6')).toEqual(['2001:db8::4/128']);
    expect(texts(body, 'prefixListId')).toEqual(['pl-63a5400a']);
    expect(body).toContain(
      `<referencedGroupInfo><groupId>${groupId}</groupId><userId>000000000000</userId></referencedGroupInfo>`,
    );
    expect(texts(body, 'fromPort')).toEqual(['22', '22', '-1', '-1']);
  });

  it('tags every rule that it makes', () => {
    const { account, groupId } = withGroup();

    account.done('AuthorizeSecurityGroupIngress', {
      GroupId: groupId,
      IpPermissions: [tcp(22, '203.0.113.4/32'), tcp(22, '203.0.113.5/32')],
      TagSpecification: [{ ResourceType: 'security-group-rule', Tag: [{ Key: 'lease', Value: '1' }] }],
    });

    const rules = account.world.rulesByGroup.all(groupId).slice(1);
    expect(rules.map(({ tags }) => tags)).toEqual(Array(2).fill([{ key: 'lease', value: '1' }]));
  });

  it.each([
    ['100.68.0.18/18', '100.68.0.0/18'],
    ['203.0.113.7/0', '0.0.0.0/0'],
  ])('clears the host bits of %s, so that %s is a duplicate', (given, canonical) => {
    const { authorize, ingress } = withGroup();

    authorize(tcp(22, given));

    expect(ingress().map(({ rule }) => rule.peer)).toEqual([{ kind: 'ipv4', cidr: canonical }]);
    expect(authorize(tcp(22, canonical)).error?.code).toBe('InvalidPermission.Duplicate');
  });

  it.each<[string, Parameters, string]>([
    [
      'whatever the description',
      tcp(22, '203.0.113.4/32', 'Another'),
      'peer: 203.0.113.4/32, TCP, from port: 22, to port: 22, ALLOW',
    ],
    [
      'by the number of its protocol',
      { ...tcp(22, '203.0.113.4/32'), IpProtocol: '6' },
      'peer: 203.0.113.4/32, TCP, from port: 22, to port: 22, ALLOW',
    ],
    [
      'of ICMP',
      { IpProtocol: 'icmp', FromPort: 0, ToPort: 8, IpRanges: [{ CidrIp: '203.0.113.4/32' }] },
      'peer: 203.0.113.4/32, ICMP, type: 0, code: 8, ALLOW',
    ],
    [
      'of everything, whatever ports were sent',
      { IpProtocol: '-1', FromPort: 1, ToPort: 2, Groups: [{ GroupId: DEFAULT_GROUP_ID }] },
      `peer: ${DEFAULT_GROUP_ID}, ALL, ALLOW`,
    ],
  ])('refuses a rule that is there, %s', (_name, permission, words) => {
    const { authorize, ingress } = withGroup();
    authorize(tcp(22, '203.0.113.4/32', 'Ann'));
    authorize({ IpProtocol: 'icmp', FromPort: 0, ToPort: 8, IpRanges: [{ CidrIp: '203.0.113.4/32' }] });
    authorize({ IpProtocol: '-1', Groups: [{ GroupId: DEFAULT_GROUP_ID }] });
    const before = ingress();

    expect(authorize(tcp(443, '0.0.0.0/0'), permission).error).toEqual({
      code: 'InvalidPermission.Duplicate',
      status: 400,
      message: `the specified rule "${words}" already exists`,
    });
    expect(ingress()).toEqual(before);
  });

  it('refuses a rule twice in one call, even in two spellings', () => {
    const { authorize, ingress } = withGroup();

    expect(authorize(tcp(22, '10.0.0.1/8'), tcp(22, '10.0.0.0/8', 'again')).error).toEqual({
      code: 'InvalidParameterValue',
      status: 400,
      message: 'The same permission must not appear multiple times',
    });
    expect(ingress()).toEqual([]);
  });

  it('keeps rules that differ in protocol, ports, peer or direction apart', () => {
    const { account, groupId, authorize, ingress } = withGroup();

    authorize(tcp(22, '10.0.0.0/8'), tcp(23, '10.0.0.0/8'), tcp(22, '10.0.0.0/9'), {
      ...tcp(22, '10.0.0.0/8'),
      IpProtocol: 'udp',
    });
    account.done('AuthorizeSecurityGroupEgress', { GroupId: groupId, IpPermissions: [tcp(22, '10.0.0.0/8')] });

    expect(ingress()).toHaveLength(4);
    expect(account.world.rulesByGroup.count(groupId)).toBe(6);
  });

  it.each<[Parameters, string, string]>([
    [tcp(22, '203.0.113.4'), 'InvalidParameterValue', 'CIDR block 203.0.113.4 is malformed'],
    [tcp(22, '2001:db8::/32'), 'InvalidParameterValue', 'CIDR block 2001:db8::/32 is malformed'],
    [
      { IpProtocol: 'tcp', FromPort: -1, ToPort: -1, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      'InvalidParameterValue',
      'TCP/UDP (from) port (-1) out of range',
    ],
    [
      { IpProtocol: 'tcp', FromPort: 0, ToPort: 65536, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      'InvalidParameterValue',
      'TCP/UDP (to) port (65536) out of range',
    ],
    [
      { IpProtocol: 'icmp', FromPort: 8, ToPort: 65535, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      'InvalidParameterValue',
      'ICMP code (65535) out of range',
    ],
    [
      { IpProtocol: 'tcp', FromPort: 22, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      'InvalidParameterValue',
      'Invalid value for portRange. Must specify both from and to ports with TCP/UDP.',
    ],
    [
      { IpProtocol: 'icmp', IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      'InvalidParameterValue',
      'Invalid value for portRange. Must specify both from and to ports with ICMP.',
    ],
    [
      { IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      'InvalidParameterValue',
      `Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.`,
    ],
    [
      { IpProtocol: 'all', IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      'InvalidParameterValue',
      `Invalid value 'all' for IP protocol. Unknown protocol.`,
    ],
    [
      { IpProtocol: 'sctp', IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      'InvalidParameterValue',
      `Invalid value 'sctp' for IP protocol. Unknown protocol.`,
    ],
    [
      { IpProtocol: 'tcp', FromPort: 'ssh', ToPort: 22, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      'InvalidParameterValue',
      'Value (ssh) for parameter IpPermissions.1.fromPort is invalid. Expecting an integer.',
    ],
    [
      tcp(22, '10.0.0.0/8', 'a -> b'),
      'InvalidParameterValue',
      'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
    ],
    [
      tcp(22, '10.0.0.0/8', 'a'.repeat(256)),
      'InvalidParameterValue',
      'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
    ],
    [
      { IpProtocol: '-1', Groups: [{ GroupId: UNKNOWN_GROUP_ID }] },
      'InvalidGroup.NotFound',
      `The security group '${UNKNOWN_GROUP_ID}' does not exist`,
    ],
    [
      { IpProtocol: '-1', Groups: [{ GroupName: UNKNOWN_GROUP_ID }] },
      'InvalidGroup.NotFound',
      `The security group '${UNKNOWN_GROUP_ID}' does not exist in default VPC '${DEFAULT_VPC_ID}'`,
    ],
    [
      { IpProtocol: '-1', Groups: [{ UserId: 'amazon-elb', GroupName: 'amazon-elb-sg' }] },
      'InvalidGroup.NotFound',
      `The security group 'amazon-elb-sg' does not exist`,
    ],
    [
      { IpProtocol: '-1', Groups: [{ GroupId: DEFAULT_GROUP_ID, GroupName: 'default' }] },
      'InvalidParameterCombination',
      `The parameter 'groupName' may not be used in combination with 'groupId'`,
    ],
    [{ IpProtocol: '-1', Groups: [{ UserId: '000000000000' }] }, 'MissingParameter', 'Source group ID missing.'],
    [
      { IpProtocol: '-1', PrefixListIds: [{ PrefixListId: 'pl-0123456789abcdef0' }] },
      'InvalidPrefixListID.NotFound',
      `The prefix list ID 'pl-0123456789abcdef0' does not exist`,
    ],
    [
      { IpProtocol: '-1', IpRanges: [{ CidrIpv4: '10.0.0.0/8', CidrIp: '10.0.0.0/8' }] },
      'UnknownParameter',
      'The parameter IpPermissions.1.IpRanges.1.CidrIpv4 is not recognized',
    ],
    [{ IpProtocol: '-1' }, 'MissingParameter', 'The request must contain the parameter ipPermissions'],
  ])('refuses %o', (permission, code, message) => {
    const { authorize, ingress } = withGroup();

    expect(authorize(permission).error).toEqual({ code, status: 400, message });
    expect(ingress()).toEqual([]);
  });

  it('refuses a source group of another VPC', () => {
    const { account, authorize } = withGroup();
    const elsewhere = account.createGroup('web', account.createVpc());

    expect(authorize({ IpProtocol: '-1', Groups: [{ GroupId: elsewhere }] }).error).toEqual({
      code: 'InvalidGroup.NotFound',
      status: 400,
      message: 'You have specified two resources that belong to different networks.',
    });
  });

  it('takes an upper-case protocol, a gap in the numbering and an empty description', () => {
    const { account, groupId, ingress } = withGroup();

    account.done('AuthorizeSecurityGroupIngress', {
      GroupId: groupId,
      'IpPermissions.7.IpProtocol': 'TCP',
      'IpPermissions.7.FromPort': 22,
      'IpPermissions.7.ToPort': 22,
      'IpPermissions.7.IpRanges.10.CidrIp': '10.0.0.10/32',
      'IpPermissions.7.IpRanges.9.CidrIp': '10.0.0.9/32',
      'IpPermissions.7.IpRanges.9.Description': '',
    });

    expect(ingress().map(({ rule }) => rule.peer)).toEqual([
      { kind: 'ipv4', cidr: '10.0.0.9/32' },
      { kind: 'ipv4', cidr: '10.0.0.10/32' },
    ]);
    expect(ingress()[0]).not.toHaveProperty('description');
  });
});

describe('the flat parameters of old', () => {
  it('make one rule for a CIDR, in a group by name', () => {
    const { account, ingress } = withGroup();

    account.done('AuthorizeSecurityGroupIngress', {
      GroupName: 'web',
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      CidrIp: '10.1.2.3/8',
    });

    expect(ingress().map(({ rule }) => rule)).toEqual([
      {
        direction: 'ingress',
        traffic: { kind: 'ports', protocol: 'tcp', fromPort: 22, toPort: 22 },
        peer: { kind: 'ipv4', cidr: '10.0.0.0/8' },
      },
    ]);
  });

  it('give a source group all of TCP, UDP and ICMP, whatever ports are sent', () => {
    const { account, groupId, ingress } = withGroup();

    account.done('AuthorizeSecurityGroupIngress', {
      GroupId: groupId,
      SourceSecurityGroupName: 'default',
      SourceSecurityGroupOwnerId: '000000000000',
      IpProtocol: 'tcp',
      FromPort: 1,
      ToPort: 2,
    });

    expect(ingress().map(({ rule }) => rule.traffic)).toEqual([
      { kind: 'ports', protocol: 'tcp', fromPort: 0, toPort: 65535 },
      { kind: 'ports', protocol: 'udp', fromPort: 0, toPort: 65535 },
      { kind: 'icmp', protocol: 'icmp', message: { kind: 'all' } },
    ]);
  });

  it('cannot be mixed with permissions', () => {
    const { account, groupId } = withGroup();

    const { error } = account.call('AuthorizeSecurityGroupIngress', {
      GroupId: groupId,
      CidrIp: '10.0.0.0/8',
      IpProtocol: '-1',
      IpPermissions: [tcp(22, '10.0.0.0/8')],
    });

    expect(error?.code).toBe('InvalidParameterCombination');
  });

  it('do not work for egress', () => {
    const { account, groupId } = withGroup();

    const { error } = account.call('AuthorizeSecurityGroupEgress', {
      GroupId: groupId,
      CidrIp: '10.0.0.0/8',
      IpProtocol: '-1',
    });

    expect(error).toMatchObject({
      code: 'InvalidParameterCombination',
      message: `The parameter 'cidrIp' is not supported. Use IP permissions instead.`,
    });
  });
});

describe('AuthorizeSecurityGroupEgress', () => {
  it('refuses the rule that every group starts with', () => {
    const { account, groupId } = withGroup();
    const IpPermissions = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];

    expect(account.call('AuthorizeSecurityGroupEgress', { GroupId: groupId, IpPermissions }).error).toEqual({
      code: 'InvalidPermission.Duplicate',
      status: 400,
      message: 'the specified rule "peer: 0.0.0.0/0, ALL, ALLOW" already exists',
    });
  });

  it('goes by id only', () => {
    const { account } = withGroup();

    expect(account.call('AuthorizeSecurityGroupEgress', { IpPermissions: [tcp(22, '10.0.0.0/8')] }).error?.code).toBe(
      'MissingParameter',
    );
    expect(account.call('AuthorizeSecurityGroupEgress', { GroupName: 'web' }).error?.code).toBe('UnknownParameter');
  });
});
