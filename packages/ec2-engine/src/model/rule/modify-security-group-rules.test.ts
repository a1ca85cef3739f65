import { describe, expect, it } from 'vitest';

import { DEFAULT_GROUP_ID, tcp, TestAccount, texts } from '../../../test/support/test-account.ts';
import type { Parameters } from '../../../test/support/test-account.ts';

const SSH = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };

function withRules() {
  const account = new TestAccount();
  const groupId = account.createGroup('web');
  const body = account.done('AuthorizeSecurityGroupIngress', {
    GroupId: groupId,
    IpPermissions: [tcp(22, '203.0.113.4/32', 'Ann'), tcp(22, '203.0.113.5/32', 'Bob')],
    TagSpecification: [{ ResourceType: 'security-group-rule', Tag: [{ Key: 'a', Value: 'b' }] }],
  });
  const [ann = '', bob = ''] = texts(body, 'securityGroupRuleId');
  const modify = (...rules: readonly (readonly [string, Parameters])[]) =>
    account.call('ModifySecurityGroupRules', {
      GroupId: groupId,
      SecurityGroupRule: rules.map(([SecurityGroupRuleId, SecurityGroupRule]) => ({
        SecurityGroupRuleId,
        SecurityGroupRule,
      })),
    });
  return { account, groupId, ann, bob, modify };
}

describe('ModifySecurityGroupRules', () => {
  it('replaces all that a rule says, clears a description that is left out, and keeps id and tags', () => {
    const { account, groupId, ann, modify } = withRules();

    expect(modify([ann, { ...SSH, CidrIpv4: '198.51.100.9/24' }]).body).toBe('<return>true</return>');

    expect(account.world.rules.get(ann)).toEqual({
      kind: 'security-group-rule',
      id: ann,
      groupId,
      rule: {
        direction: 'ingress',
        traffic: { kind: 'ports', protocol: 'tcp', fromPort: 22, toPort: 22 },
        peer: { kind: 'ipv4', cidr: '198.51.100.0/24' },
      },
      tags: [{ key: 'a', value: 'b' }],
    });
  });

  it('lets the old rule be authorized again and the new one not', () => {
    const { account, groupId, ann, modify } = withRules();
    modify([ann, { ...SSH, CidrIpv4: '198.51.100.9/32' }]);

    const authorize = (cidr: string) =>
      account.call('AuthorizeSecurityGroupIngress', { GroupId: groupId, IpPermissions: [tcp(22, cidr)] });

    expect(authorize('198.51.100.9/32').error?.code).toBe('InvalidPermission.Duplicate');
    expect(authorize('203.0.113.4/32').error).toBeUndefined();
  });

  it('lets two rules trade places in one call, ingress and egress mixed', () => {
    const { account, groupId, ann, bob, modify } = withRules();
    const [egress = ''] = account.ruleIds(groupId);

    const { error } = modify(
      [ann, { ...SSH, CidrIpv4: '203.0.113.5/32' }],
      [bob, { ...SSH, CidrIpv4: '203.0.113.4/32' }],
      [egress, { IpProtocol: '-1', CidrIpv4: '10.0.0.0/8' }],
    );

    expect(error).toBeUndefined();
    expect([ann, bob, egress].map((id) => account.world.rules.get(id)?.rule)).toMatchObject([
      { direction: 'ingress', peer: { cidr: '203.0.113.5/32' } },
      { direction: 'ingress', peer: { cidr: '203.0.113.4/32' } },
      { direction: 'egress', peer: { cidr: '10.0.0.0/8' } },
    ]);
  });

  it.each<[string, (ids: { ann: string; bob: string }) => readonly (readonly [string, Parameters])[], string, string]>([
    [
      'a rule that another one is',
      ({ ann }) => [[ann, { ...SSH, CidrIpv4: '203.0.113.5/32' }]],
      'InvalidPermission.Duplicate',
      'the specified rule "peer: 203.0.113.5/32, TCP, from port: 22, to port: 22, ALLOW" already exists',
    ],
    [
      'no source',
      ({ ann }) => [[ann, SSH]],
      'MissingParameter',
      'The request must contain exactly one of: cidrIp, cidrIpv6, prefixListId, or referencedGroupId',
    ],
    [
      'two sources',
      ({ ann }) => [[ann, { ...SSH, CidrIpv4: '10.0.0.0/8', CidrIpv6: '::/0' }]],
      'InvalidParameterCombination',
      'Only one of cidrIp, cidrIpv6, prefixListId, or referencedGroupId can be specified',
    ],
    [
      'no protocol',
      ({ ann }) => [[ann, { CidrIpv4: '10.0.0.0/8' }]],
      'InvalidParameterValue',
      `Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.`,
    ],
    [
      'no ports',
      ({ ann }) => [[ann, { IpProtocol: 'tcp', CidrIpv4: '10.0.0.0/8' }]],
      'InvalidParameterValue',
      'Invalid value for portRange. Must specify both from and to ports with TCP/UDP.',
    ],
    [
      'another kind of source',
      ({ ann }) => [[ann, { ...SSH, ReferencedGroupId: DEFAULT_GROUP_ID }]],
      'InvalidParameterValue',
      `The source or destination type of rule 'ANN' cannot be modified`,
    ],
    [
      'an unknown rule',
      () => [['sgr-0123456789abcdef0', { ...SSH, CidrIpv4: '10.0.0.0/8' }]],
      'InvalidSecurityGroupRuleId.NotFound',
      `The security group rule ID 'sgr-0123456789abcdef0' does not exist`,
    ],
    [
      'a rule twice',
      ({ ann }) => [
        [ann, { ...SSH, CidrIpv4: '10.0.0.0/8' }],
        [ann, { ...SSH, CidrIpv4: '11.0.0.0/8' }],
      ],
      'InvalidParameterValue',
      `The security group rule ID 'ANN' must not appear multiple times`,
    ],
    ['nothing', () => [], 'MissingParameter', 'The request must contain the parameter securityGroupRules'],
    [
      'a good one and a bad one',
      ({ ann, bob }) => [
        [ann, { ...SSH, CidrIpv4: '10.0.0.0/8' }],
        [bob, { ...SSH, CidrIpv4: '10.0.0' }],
      ],
      'InvalidParameterValue',
      'CIDR block 10.0.0 is malformed',
    ],
  ])('refuses %s, and changes nothing', (_name, rules, code, message) => {
    const { account, ann, bob, modify } = withRules();
    const before = [account.world.rules.get(ann), account.world.rules.get(bob)];

    expect(modify(...rules({ ann, bob })).error).toEqual({ code, status: 400, message: message.replace('ANN', ann) });
    expect([account.world.rules.get(ann), account.world.rules.get(bob)]).toEqual(before);
  });
});
