import { put, World } from '@gatelease/ec2-engine/enforcement';
import type { Entity, SecurityGroupRule } from '@gatelease/ec2-engine';

/** The address of the one interface, which holds the last group. */
export const RECEIVER = '10.0.0.4';

const VPC_ID = 'vpc-00000000000000001';
const SUBNET_ID = 'subnet-00000000000000001';

/** A network whose groups have this many rules each, one address and one port a rule; none of them lets the sender in. */
export function enforcedWorld(groups: number, rulesPerGroup: number): World {
  const world = new World();
  world.apply(
    [
      ...network(),
      ...groupNumbers(groups).flatMap((group) => groupWithRules(group, rulesPerGroup)),
      receiver(groups - 1),
    ].map(put),
  );
  return world;
}

/** The id of a group, by its number. */
export function groupId(number: number): string {
  return `sg-${number.toString(16).padStart(17, '0')}`;
}

/** A rule that lets one address in on one port. */
export function ruleFor(group: number, number: number, cidr: string, port: number): SecurityGroupRule {
  return {
    kind: 'security-group-rule',
    id: `sgr-${group.toString(16).padStart(8, '0')}${number.toString(16).padStart(9, '0')}`,
    groupId: groupId(group),
    rule: {
      direction: 'ingress',
      traffic: { kind: 'ports', protocol: 'tcp', fromPort: port, toPort: port },
      peer: { kind: 'ipv4', cidr },
    },
    tags: [],
  };
}

/** The far address and the port of a rule of the world. */
export function addressAndPort(group: number, number: number): readonly [cidr: string, port: number] {
  return [`100.${String(64 + (group >> 8))}.${String(group & 255)}.${String(number)}/32`, 1024 + number];
}

function groupNumbers(groups: number): readonly number[] {
  return Array.from({ length: groups }, (_, number) => number);
}

function groupWithRules(group: number, rules: number): readonly Entity[] {
  const id = groupId(group);
  const made = Array.from({ length: rules }, (_, number) => ruleFor(group, number, ...addressAndPort(group, number)));
  return [
    { kind: 'security-group', id, vpcId: VPC_ID, name: `group-${String(group)}`, description: 'measured', tags: [] },
    ...made,
  ];
}

function network(): readonly Entity[] {
  return [
    { kind: 'vpc', id: VPC_ID, cidr: '10.0.0.0/16', isDefault: false, tags: [] },
    {
      kind: 'subnet',
      id: SUBNET_ID,
      vpcId: VPC_ID,
      cidr: '10.0.0.0/24',
      availabilityZone: 'us-east-1a',
      isDefaultForZone: false,
      hasPublicAddresses: false,
      tags: [],
    },
  ];
}

function receiver(group: number): Entity {
  return {
    kind: 'network-interface',
    id: 'eni-00000000000000001',
    vpcId: VPC_ID,
    subnetId: SUBNET_ID,
    description: '',
    interfaceType: 'interface',
    privateAddress: RECEIVER,
    groupIds: [groupId(group)],
    hasSourceDestCheck: true,
    tags: [],
  };
}
