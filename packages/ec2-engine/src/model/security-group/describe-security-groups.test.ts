import { beforeAll, describe, expect, it } from 'vitest';

import { DEFAULT_GROUP_ID, DEFAULT_VPC_ID, tcp, TestAccount, text, texts } from '../../../test/support/test-account.ts';

const account = new TestAccount();
let web = '';
let app = '';

beforeAll(() => {
  web = account.createGroup('web');
  app = account.createGroup('app', account.createVpc());
  account.done('CreateTags', {
    ResourceId: [web],
    Tag: [
      { Key: 'tier', Value: 'front' },
      { Key: 'Owner', Value: '*' },
    ],
  });
  account.done('AuthorizeSecurityGroupIngress', {
    GroupId: web,
    IpPermissions: [
      tcp(22, '203.0.113.4/32', 'Ann'),
      tcp(22, '203.0.113.5/32', 'Bob'),
      tcp(443, '0.0.0.0/0'),
      { IpProtocol: 'udp', FromPort: 0, ToPort: 65535, Ipv6Ranges: [{ CidrIpv6: '2001:DB8::/32' }] },
      { IpProtocol: '50', IpRanges: [{ CidrIp: '198.51.100.0/24' }] },
      { IpProtocol: '-1', FromPort: 8080, ToPort: 8080, Groups: [{ GroupName: 'default' }] },
      { IpProtocol: 'icmp', FromPort: 8, ToPort: -1, PrefixListIds: [{ PrefixListId: 'pl-0e4bcff02b13bef1e' }] },
    ],
  });
});

type NamedFilter = readonly [name: string, ...values: string[]];

const namesOf = (filters: readonly NamedFilter[]) => {
  const Filter = filters.map(([Name, ...values]) => ({
    Name,
    Value: values.map((value) => value.replace('WEB-ID', web)),
  }));
  return [...texts(account.done('DescribeSecurityGroups', { Filter }), 'groupName')].sort();
};

describe('DescribeSecurityGroups', () => {
  it('bundles rules of one protocol and port pair, and leaves ports out where there is no limit', () => {
    const body = account.done('DescribeSecurityGroups', { GroupId: [web] });

    expect(text(body, 'groupDescription')).toBe('For a test');
    expect(body).toContain(
      '<item><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort><groups/><ipRanges>' +
        '<item><cidrIp>203.0.113.4/32</cidrIp><description>Ann</description></item>' +
        '<item><cidrIp>203.0.113.5/32</cidrIp><description>Bob</description></item></ipRanges>' +
        '<ipv6Ranges/><prefixListIds/></item>',
    );
    expect(body).toContain(
      `<item><ipProtocol>-1</ipProtocol><groups><item><userId>000000000000</userId><groupId>${DEFAULT_GROUP_ID}</groupId></item></groups>`,
    );
    expect(body).toContain('<item><ipProtocol>50</ipProtocol><groups/>');
    expect(body).toContain('<fromPort>8</fromPort><toPort>-1</toPort>');
    expect(body).not.toContain('nextToken');
  });

  it.each<[string, readonly NamedFilter[], readonly string[]]>([
    ['by id', [['group-id', 'WEB-ID']], ['web']],
    ['by name with a wildcard', [['group-name', 'w?b', 'a*']], ['app', 'web']],
    ['by name, whose case matters', [['group-name', 'WEB']], []],
    ['by VPC', [['vpc-id', DEFAULT_VPC_ID]], ['default', 'web']],
    ['by description', [['description', 'For*']], ['app', 'web']],
    [
      'by owner',
      [
        ['owner-id', '000000000000'],
        ['group-name', 'web'],
      ],
      ['web'],
    ],
    ['by tag', [['tag:tier', 'front']], ['web']],
    ['by tag key', [['tag-key', 'tier']], ['web']],
    ['by a tag whose value is a wildcard character', [['tag:Owner', '\\*']], ['web']],
    ['by CIDR', [['ip-permission.cidr', '203.0.113.4/32']], ['web']],
    ['by IPv6 CIDR, which is canonical', [['ip-permission.ipv6-cidr', '2001:db8::/32']], ['web']],
    ['by protocol name', [['ip-permission.protocol', 'udp']], ['web']],
    ['by protocol number', [['ip-permission.protocol', '17']], ['web']],
    ['by prefix list', [['ip-permission.prefix-list-id', 'pl-0e4bcff02b13bef1e']], ['web']],
    ['by source group', [['ip-permission.group-id', DEFAULT_GROUP_ID]], ['default', 'web']],
    ['by source group name', [['ip-permission.group-name', 'default']], ['default', 'default', 'web']],
    [
      'by source account',
      [
        ['ip-permission.user-id', '000000000000'],
        ['group-name', 'web'],
      ],
      ['web'],
    ],
    [
      'by egress CIDR',
      [
        ['egress.ip-permission.cidr', '0.0.0.0/0'],
        ['group-name', 'app'],
      ],
      ['app'],
    ],
    [
      'by values of two different rules',
      [
        ['ip-permission.cidr', '0.0.0.0/0'],
        ['ip-permission.from-port', '22'],
      ],
      ['web'],
    ],
    ['by a port literally, so that a range is missed', [['ip-permission.from-port', '53']], []],
    [
      'by nothing that matches',
      [
        ['group-name', 'web'],
        ['vpc-id', 'vpc-0'],
      ],
      [],
    ],
  ])('filters %s', (_name, filters, expected) => {
    expect(namesOf(filters)).toEqual(expected);
  });

  it('takes names of the default VPC and ids together', () => {
    const body = account.done('DescribeSecurityGroups', { GroupId: [app], GroupName: ['web'] });

    expect(texts(body, 'groupName')).toEqual(['app', 'web']);
  });

  it('pages, with a token only while there is more', () => {
    const many = new TestAccount();
    for (let number = 0; number < 11; number += 1) many.createGroup(`group-${number}`);

    const first = many.done('DescribeSecurityGroups', { MaxResults: 5 });
    const second = many.done('DescribeSecurityGroups', { MaxResults: 5, NextToken: text(first, 'nextToken') });
    const third = many.done('DescribeSecurityGroups', { MaxResults: 5, NextToken: text(second, 'nextToken') });

    const names = [first, second, third].map((body) => texts(body, 'groupName').length);
    expect(names).toEqual([5, 5, 2]);
    expect(texts(third, 'nextToken')).toEqual([]);
  });

  it.each([
    [
      { GroupId: ['sg-0123456789abcdef0'] },
      'InvalidGroup.NotFound',
      `The security group 'sg-0123456789abcdef0' does not exist`,
    ],
    [{ GroupId: ['nonsense'] }, 'InvalidGroupId.Malformed', `Invalid id: "nonsense" (expecting "sg-...")`],
    [
      { GroupName: ['app'] },
      'InvalidGroup.NotFound',
      `The security group 'app' does not exist in default VPC '${DEFAULT_VPC_ID}'`,
    ],
    [
      { GroupId: [DEFAULT_GROUP_ID], MaxResults: 5 },
      'InvalidParameterCombination',
      'The parameter securityGroupIds cannot be used with the parameter maxResults',
    ],
    [{ Filter: [{ Name: 'colour', Value: ['red'] }] }, 'InvalidParameterValue', `The filter 'colour' is invalid`],
    [
      { Filter: Array.from({ length: 51 }, () => ({ Name: 'group-name', Value: ['a'] })) },
      'FilterLimitExceeded',
      'The maximum number of filters is 50',
    ],
    [
      { Filter: [{ Name: 'group-name', Value: Array.from({ length: 201 }, () => 'a') }] },
      'FilterLimitExceeded',
      `The maximum number of values of the filter 'group-name' is 200`,
    ],
  ])('refuses %o', (parameters, code, message) => {
    expect(account.call('DescribeSecurityGroups', parameters).error).toEqual({ code, status: 400, message });
  });
});
