import { parseRule, readWorld } from '@gatelease/security-groups';
import type { AccountReading, WorldGroup, WorldInterface, WorldModel, WorldRule } from '@gatelease/security-groups';

export const BASTION_GROUP = 'sg-0a1b2c3d4e5f60718';
export const DATABASE_GROUP = 'sg-0b2c3d4e5f6071829';
const WEB_GROUP = 'sg-0f9e8d7c6b5a40312';
const SPARE_GROUP = 'sg-0d4e5f60718293041';
const VPC = 'vpc-0d4e5f6071829304a';

const GROUPS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    BASTION_GROUP,
    'prod-bastion',
    ['tcp 22 from 203.0.113.7/32', 'tcp 22 from 198.51.100.23/32', 'tcp 443 from 0.0.0.0/0', `all from ${WEB_GROUP}`],
  ],
  [
    DATABASE_GROUP,
    'orders-db',
    [`tcp 5432 from ${WEB_GROUP}`, `tcp 22 from ${BASTION_GROUP}`, 'tcp 22 from pl-0123456789abcdef0'],
  ],
  [
    WEB_GROUP,
    'shop-web',
    ['tcp 443 from 0.0.0.0/0', 'tcp 443 from 203.0.113.0/24', 'tcp 22 from 0.0.0.0/1', 'tcp 22 from 128.0.0.0/1'],
  ],
  [SPARE_GROUP, 'left-over', ['tcp 3306 from 10.0.0.0/8']],
];

const MEMBERS: readonly (readonly [string, string, string, string | null])[] = [
  ['bastion', BASTION_GROUP, '10.0.0.10', '198.51.100.10'],
  ['shop-1', WEB_GROUP, '10.0.1.11', '198.51.100.11'],
  ['shop-2', WEB_GROUP, '10.0.1.12', '198.51.100.12'],
  ['orders', DATABASE_GROUP, '10.0.2.20', null],
];

/** The account that the mock reads: the groups that it manages, and two more. */
export function accountReading(): AccountReading {
  return {
    region: 'eu-central-1',
    accountId: '123456789012',
    world: {
      groups: GROUPS.map(([groupId, name, rules]) => group(groupId, name, rules)),
      interfaces: MEMBERS.map(member),
      prefixLists: [],
      vpcs: [{ vpcId: VPC, cidrs: ['10.0.0.0/16'] }],
      subnets: 'not-read',
      networkAcls: 'not-read',
      routeTables: 'not-read',
      peerings: [],
    },
    loadBalancers: [
      {
        loadBalancerId: 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/shop/1',
        name: 'shop',
        kind: 'application',
        isInternetFacing: true,
        vpcId: VPC,
        groupIds: [WEB_GROUP],
        interfaceIds: [],
        dnsName: 'shop.example.com',
        listeners: [{ protocol: 'HTTPS', port: 443 }],
        targetGroups: [
          {
            name: 'shop',
            protocol: 'HTTPS',
            healthCheck: { protocol: 'HTTPS', port: 'traffic-port' },
            targets: [{ targetId: 'i-00000000000000shop-1', port: 443, health: 'healthy' }],
          },
        ],
      },
    ],
    connectEndpoints: [],
    gaps: [
      { part: 'network-acls', action: 'ec2:DescribeNetworkAcls', reason: 'UnauthorizedOperation: not allowed' },
      { part: 'route-tables', action: 'ec2:DescribeRouteTables', reason: 'UnauthorizedOperation: not allowed' },
    ],
  };
}

export function accountModel(): WorldModel {
  const read = readWorld(accountReading().world);
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
  return read.model;
}

function group(groupId: string, name: string, rules: readonly string[]): WorldGroup {
  const all = [...rules, 'all to 0.0.0.0/0'];
  return { groupId, name, vpcId: VPC, rules: all.map((text, index) => rule(text, `sgr-${name}-${String(index)}`)) };
}

function rule(text: string, ruleId: string): WorldRule {
  const read = parseRule(text);
  if (!read.ok) throw new Error(`${text}: ${read.problem.expected}`);
  return { ruleId, rule: read.value };
}

function member([name, groupId, address, publicAddress]: (typeof MEMBERS)[number]): WorldInterface {
  const digits = address.replaceAll('.', '').padEnd(17, '0');
  return {
    interfaceId: `eni-${digits}`,
    kind: 'instance',
    vpcId: VPC,
    subnetId: 'subnet-1',
    instanceId: `i-${digits}`,
    name,
    groupIds: [groupId],
    addresses: [publicAddress === null ? { address } : { address, publicAddress }],
  };
}
