import type { DecisionContext } from '../decision.ts';
import type { SecurityGroup, SecurityGroupRule, Subnet, Vpc } from '../entity.ts';
import { availabilityZones } from '../vpc/availability-zones.ts';
import { FULL_ACCESS } from './full-access.ts';

/**
 * EC2 as it was before there were VPCs: one network for all instances, groups with ingress only, known by name and
 * fixed at launch.
 *
 * A world is in this mode when its default network is the one here. It is kept as a network with one subnet, so that
 * instances have addresses and groups have members in the same way as everywhere, but nobody can see it: what is in
 * it has no VPC, no subnet and no network interface to the outside.
 */
export const CLASSIC_NETWORK_ID = 'ec2-classic';

/** How EC2 named the load balancers of all its customers together: who lets this in, lets in any of them. */
export const AMAZON_ELB_GROUP = { ownerAlias: 'amazon-elb', name: 'amazon-elb-sg', id: 'sg-843f59ed' } as const;

/** Whether a network, or what is in it, belongs to EC2 as it was. */
export function isClassic(vpcId: string): boolean {
  return vpcId === CLASSIC_NETWORK_ID;
}

/** The network with its subnet and its group `default`, whose members reach each other on everything. */
export function classicNetwork({
  region,
  newId,
}: Pick<DecisionContext, 'region' | 'newId'>): readonly (Vpc | Subnet | SecurityGroup | SecurityGroupRule)[] {
  const vpc: Vpc = { kind: 'vpc', id: CLASSIC_NETWORK_ID, cidr: '10.0.0.0/8', isDefault: true, tags: [] };
  const subnet: Subnet = {
    kind: 'subnet',
    id: CLASSIC_NETWORK_ID,
    vpcId: vpc.id,
    cidr: '10.240.0.0/16',
    availabilityZone: availabilityZones(region)[0]?.name ?? `${region}a`,
    isDefaultForZone: true,
    hasPublicAddresses: true,
    tags: [],
  };
  const group: SecurityGroup = {
    kind: 'security-group',
    id: newId('sg'),
    vpcId: vpc.id,
    name: 'default',
    description: 'default group',
    tags: [],
  };
  const amongMembers = FULL_ACCESS.map((traffic): SecurityGroupRule => ({
    kind: 'security-group-rule',
    id: newId('sgr'),
    groupId: group.id,
    rule: { direction: 'ingress', traffic, peer: { kind: 'security-group', groupId: group.id } },
    peerName: group.name,
    tags: [],
  }));
  return [vpc, subnet, group, ...amongMembers];
}
