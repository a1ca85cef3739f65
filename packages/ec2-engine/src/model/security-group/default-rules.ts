import { isClassic } from '../classic/classic-network.ts';
import type { DecisionContext } from '../decision.ts';
import type { SecurityGroup, SecurityGroupRule, Vpc } from '../entity.ts';

/**
 * The egress rules that every new group starts with: everything, to everywhere, over the families that the VPC has.
 * In EC2-Classic there is no egress.
 */
export function openEgressRules(
  groupId: string,
  vpc: Vpc,
  context: Pick<DecisionContext, 'newId'>,
): readonly SecurityGroupRule[] {
  if (isClassic(vpc.id)) return [];
  const ipv4: SecurityGroupRule = {
    kind: 'security-group-rule',
    id: context.newId('sgr'),
    groupId,
    rule: { direction: 'egress', traffic: { kind: 'all' }, peer: { kind: 'ipv4', cidr: '0.0.0.0/0' } },
    tags: [],
  };
  if (vpc.ipv6Cidr === undefined) return [ipv4];

  const ipv6: SecurityGroupRule = {
    ...ipv4,
    id: context.newId('sgr'),
    rule: { ...ipv4.rule, peer: { kind: 'ipv6', cidr: '::/0' } },
  };
  return [ipv4, ipv6];
}

/** The group that every VPC is born with, whose members reach each other on everything. */
export function defaultGroupOf(
  vpc: Vpc,
  context: Pick<DecisionContext, 'newId'>,
): readonly [SecurityGroup, ...SecurityGroupRule[]] {
  const group: SecurityGroup = {
    kind: 'security-group',
    id: context.newId('sg'),
    vpcId: vpc.id,
    name: 'default',
    description: 'default VPC security group',
    tags: [],
  };
  const amongMembers: SecurityGroupRule = {
    kind: 'security-group-rule',
    id: context.newId('sgr'),
    groupId: group.id,
    rule: { direction: 'ingress', traffic: { kind: 'all' }, peer: { kind: 'security-group', groupId: group.id } },
    tags: [],
  };
  return [group, amongMembers, ...openEgressRules(group.id, vpc, context)];
}
