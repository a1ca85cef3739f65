import type { Peer, Rule } from '@gatelease/security-groups';

import type { Entity } from '../model/entity.ts';
import { countedId } from './seed.ts';
import { THREE_TIER_VPC_ID } from './three-tier-network.ts';

/** The names of the groups of the three-tier world. */
export type ThreeTierGroupName = 'web' | 'app' | 'db' | 'bastion' | 'load-balancer' | 'instance-connect-endpoint';

/** A group of the three-tier world. Everything that belongs to it has ids that begin with the same digits. */
export interface ThreeTierGroup {
  readonly id: string;
  readonly digits: string;
  readonly description: string;
  readonly ingress: readonly Ingress[];
}

interface Ingress {
  readonly port: number;
  readonly from: Peer;
  readonly description: string;
}

const WORLD: Peer = { kind: 'ipv4', cidr: '0.0.0.0/0' };
const WEB: Peer = { kind: 'security-group', groupId: 'sg-03eb03eb03eb03eb0' };
const APP: Peer = { kind: 'security-group', groupId: 'sg-0a990a990a990a990' };
const BASTION: Peer = { kind: 'security-group', groupId: 'sg-0b4571080b4571080' };
const SSH_FROM_BASTION: Ingress = { port: 22, from: BASTION, description: 'SSH from the bastion' };

/** The groups, and what each lets in. All let everything out. */
export const THREE_TIER_GROUPS: Readonly<Record<ThreeTierGroupName, ThreeTierGroup>> = {
  web: {
    id: 'sg-03eb03eb03eb03eb0',
    digits: '03eb',
    description: 'Web servers',
    ingress: [
      { port: 80, from: WORLD, description: 'HTTP from everywhere' },
      { port: 443, from: WORLD, description: 'HTTPS from everywhere' },
      SSH_FROM_BASTION,
    ],
  },
  app: {
    id: 'sg-0a990a990a990a990',
    digits: '0a99',
    description: 'Application servers',
    ingress: [{ port: 8000, from: WEB, description: 'Requests from the web servers' }, SSH_FROM_BASTION],
  },
  db: {
    id: 'sg-0db00db00db00db00',
    digits: '0db0',
    description: 'Database servers',
    ingress: [{ port: 3306, from: APP, description: 'MySQL from the application servers' }, SSH_FROM_BASTION],
  },
  bastion: {
    id: 'sg-0b4571080b4571080',
    digits: '0b45',
    description: 'The way in for administrators',
    ingress: [],
  },
  'load-balancer': {
    id: 'sg-01b001b001b001b00',
    digits: '01b0',
    description: 'Load balancer in front of the web servers',
    ingress: [{ port: 443, from: WORLD, description: 'HTTPS from everywhere' }],
  },
  'instance-connect-endpoint': {
    id: 'sg-0e1ce0e1ce0e1ce00',
    digits: '0e1c',
    description: 'EC2 Instance Connect Endpoint',
    ingress: [],
  },
};

/** The group and its rules as entities, egress last. */
export function threeTierGroupEntities(name: ThreeTierGroupName): readonly Entity[] {
  const { id, digits, description, ingress } = THREE_TIER_GROUPS[name];
  const rules: readonly (readonly [Rule, string | undefined])[] = [
    ...ingress.map((entry) => [ingressRule(entry), entry.description] as const),
    [{ direction: 'egress', traffic: { kind: 'all' }, peer: WORLD }, undefined],
  ];
  return [
    {
      kind: 'security-group',
      id,
      vpcId: THREE_TIER_VPC_ID,
      name,
      description,
      tags: [{ key: 'Name', value: name }],
    },
    ...rules.map(([rule, words], index): Entity => ({
      kind: 'security-group-rule',
      id: countedId('sgr', digits, index + 1),
      groupId: id,
      rule,
      ...(words !== undefined && { description: words }),
      tags: [],
    })),
  ];
}

function ingressRule({ port, from }: Ingress): Rule {
  return {
    direction: 'ingress',
    traffic: { kind: 'ports', protocol: 'tcp', fromPort: port, toPort: port },
    peer: from,
  };
}
