import { parseRule } from '@gatelease/security-groups';
import type { AccountReading, WorldInterface, WorldRule } from '@gatelease/security-groups';
import { accountReading } from './account-world.ts';

export const FRONT_GROUP = 'sg-0aaaaaaaaaaaaaaa1';
const SHOP_GROUP = 'sg-0aaaaaaaaaaaaaaa2';
const DOOR_GROUP = 'sg-0aaaaaaaaaaaaaaa3';
const VPC = 'vpc-0d4e5f6071829304a';

/** The account of the mock with a load balancer whose back ends are open to the world, and a Connect Endpoint. */
export function lockDownReading(): AccountReading {
  const reading = accountReading();
  const { world } = reading;
  const interfaces = world.interfaces === 'not-read' ? [] : world.interfaces;
  return {
    ...reading,
    world: {
      ...world,
      groups: [
        ...world.groups,
        group(FRONT_GROUP, 'front-door', ['tcp 443 from 0.0.0.0/0', 'all to 0.0.0.0/0']),
        group(SHOP_GROUP, 'shop-back', [
          'tcp 8080 from 0.0.0.0/0',
          'tcp 22 from 0.0.0.0/0',
          'tcp 8000-9000 from 203.0.113.0/24',
          'all to 0.0.0.0/0',
        ]),
        group(DOOR_GROUP, 'connect', []),
      ],
      interfaces: [
        ...interfaces,
        member('front-door', FRONT_GROUP, '10.0.3.10', 'application-load-balancer'),
        member('shop-back-1', SHOP_GROUP, '10.0.3.11', 'instance'),
        member('shop-back-2', SHOP_GROUP, '10.0.3.12', 'instance'),
        member('connect', DOOR_GROUP, '10.0.3.13', 'instance-connect-endpoint'),
      ],
    },
    loadBalancers: [
      {
        loadBalancerId: 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/front-door/1',
        name: 'front-door',
        kind: 'application',
        isInternetFacing: true,
        vpcId: VPC,
        groupIds: [FRONT_GROUP],
        interfaceIds: ['eni-front-door'],
        dnsName: 'front-door.example.com',
        listeners: [{ protocol: 'HTTPS', port: 443 }],
        targetGroups: [
          {
            name: 'shop',
            protocol: 'HTTP',
            healthCheck: { protocol: 'HTTP', port: 8081 },
            targets: [
              { targetId: 'i-shop-back-1', port: 8080, health: 'healthy' },
              { targetId: 'i-shop-back-2', port: 8080, health: 'healthy' },
            ],
          },
        ],
      },
    ],
    connectEndpoints: [
      {
        endpointId: 'eice-0123456789abcdef0',
        name: 'connect',
        vpcId: VPC,
        subnetId: 'subnet-1',
        groupIds: [DOOR_GROUP],
        interfaceIds: ['eni-connect'],
        preservesClientAddress: false,
      },
    ],
  };
}

function group(groupId: string, name: string, rules: readonly string[]) {
  return { groupId, name, vpcId: VPC, rules: rules.map((text, index) => rule(text, `sgr-${name}-${String(index)}`)) };
}

function rule(text: string, ruleId: string): WorldRule {
  const read = parseRule(text);
  if (!read.ok) throw new Error(`${text}: ${read.problem.expected}`);
  return { ruleId, rule: read.value };
}

function member(name: string, groupId: string, address: string, kind: WorldInterface['kind']): WorldInterface {
  return {
    interfaceId: `eni-${name}`,
    ...{ kind, vpcId: VPC, subnetId: 'subnet-1', name, groupIds: [groupId] },
    ...(kind === 'instance' ? { instanceId: `i-${name}` } : {}),
    addresses: [{ address }],
  };
}
