import type { Entity, NetworkInterface } from '../model/entity.ts';
import { AMAZON_ELB } from '../model/load-balancing/balancer-interfaces.ts';
import type { Listener, LoadBalancer } from '../model/load-balancing/load-balancer.ts';
import type { HealthCheck, TargetGroup } from '../model/load-balancing/target-group.ts';
import { countedId } from './seed.ts';
import type { SeedPlace } from './seed.ts';
import { THREE_TIER_GROUPS } from './three-tier-groups.ts';
import { THREE_TIER_VPC_ID, threeTierAddresses, threeTierSubnetId } from './three-tier-network.ts';

const { id: GROUP_ID, digits: DIGITS } = THREE_TIER_GROUPS['load-balancer'];
const PATH = 'app/front-door/50dc6c495c0c9188';
const WEB_PORT = 80;
const ZONES = [0, 1] as const;
const WEB_SERVERS = 7;

const HEALTH_CHECK: HealthCheck = {
  isEnabled: true,
  protocol: 'HTTP',
  port: 'traffic-port',
  path: '/',
  matcher: '200',
  intervalSeconds: 30,
  timeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
};

/** The load balancer `front-door`: 443 from everywhere, handed to port 80 of the web servers. */
export function threeTierLoadBalancer({ accountId, region, now }: SeedPlace): readonly Entity[] {
  const arn = (path: string) => `arn:aws:elasticloadbalancing:${region}:${accountId}:${path}`;
  const balancer: LoadBalancer = {
    kind: 'load-balancer',
    id: arn(`loadbalancer/${PATH}`),
    name: 'front-door',
    type: 'application',
    scheme: 'internet-facing',
    vpcId: THREE_TIER_VPC_ID,
    subnetIds: ZONES.map((zone) => threeTierSubnetId('public', zone)),
    groupIds: [GROUP_ID],
    createdAt: now.toISOString(),
    tags: [],
  };
  const targets: TargetGroup = {
    kind: 'target-group',
    id: arn('targetgroup/web-servers/6d0ecf831eec9f09'),
    name: 'web-servers',
    protocol: 'HTTP',
    protocolVersion: 'HTTP1',
    port: WEB_PORT,
    vpcId: THREE_TIER_VPC_ID,
    targetType: 'instance',
    healthCheck: HEALTH_CHECK,
    targets: Array.from({ length: WEB_SERVERS }, (_, index) => ({
      id: countedId('i', THREE_TIER_GROUPS.web.digits, index + 1),
      port: WEB_PORT,
    })),
    tags: [],
  };
  const listener: Listener = {
    kind: 'listener',
    id: arn(`listener/${PATH}/f2f7dc8efc522ab2`),
    loadBalancerId: balancer.id,
    protocol: 'HTTPS',
    port: 443,
    action: { type: 'forward', targets: [{ targetGroupId: targets.id }] },
    certificateArns: [`arn:aws:acm:${region}:${accountId}:certificate/12345678-1234-1234-1234-123456789012`],
    sslPolicy: 'ELBSecurityPolicy-2016-08',
    tags: [],
  };
  return [balancer, targets, listener, ...ZONES.map((zone) => node(zone, balancer.id))];
}

/** The load balancer in one of its zones. */
function node(zone: number, balancerId: string): NetworkInterface {
  return {
    kind: 'network-interface',
    id: countedId('eni', DIGITS, zone + 1),
    vpcId: THREE_TIER_VPC_ID,
    subnetId: threeTierSubnetId('public', zone),
    description: `ELB ${PATH}`,
    interfaceType: 'interface',
    privateAddress: `${threeTierAddresses('public', zone)}.200`,
    publicAddress: `203.0.113.${String(200 + zone)}`,
    groupIds: [GROUP_ID],
    hasSourceDestCheck: true,
    requesterId: AMAZON_ELB,
    serviceResourceId: balancerId,
    tags: [],
  };
}
