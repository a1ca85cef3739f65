import type { LoadBalancer as Shown, TargetGroup as ShownTargets } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { LoadBalancer, TargetGroup, WorldInterface } from '@gatelease/security-groups';
import type { AccountClients } from './account-clients.ts';
import { allPages } from './all-pages.ts';
import { inParallel } from './in-parallel.ts';

/** A load balancer, once the interfaces are known. */
export type LoadBalancerWithInterfaces = (interfaces: readonly WorldInterface[]) => LoadBalancer;

const PAGE_SIZE = 400;

/** Every application, network and gateway load balancer with its listeners and targets. */
export async function readLoadBalancers({
  sdk,
  client,
}: AccountClients['balancing']): Promise<readonly LoadBalancerWithInterfaces[]> {
  const paging = { client, pageSize: PAGE_SIZE };
  const [balancers, targetGroups] = await Promise.all([
    allPages(
      sdk.paginateDescribeLoadBalancers(paging, {}),
      ({ LoadBalancers }) => LoadBalancers,
      ({ LoadBalancerArn }) => LoadBalancerArn,
    ),
    allPages(
      sdk.paginateDescribeTargetGroups(paging, {}),
      ({ TargetGroups }) => TargetGroups,
      ({ TargetGroupArn }) => TargetGroupArn,
    ),
  ]);
  const inUse = targetGroups.filter(({ LoadBalancerArns = [] }) => LoadBalancerArns.length > 0);
  const targets = await inParallel(inUse, (group) => readTargetGroup({ sdk, client }, group));
  return inParallel(balancers, async (shown) => {
    const listeners = await allPages(
      sdk.paginateDescribeListeners(paging, { LoadBalancerArn: shown.LoadBalancerArn }),
      ({ Listeners }) => Listeners,
      ({ ListenerArn }) => ListenerArn,
    );
    const own = targets.filter((_, index) => inUse[index]?.LoadBalancerArns?.includes(shown.LoadBalancerArn ?? ''));
    return (interfaces: readonly WorldInterface[]) => ({
      ...frameOf(shown, interfaces),
      listeners: listeners.map(({ Protocol = '', Port = 0 }) => ({ protocol: Protocol, port: Port })),
      targetGroups: own,
    });
  });
}

function frameOf(
  shown: Shown,
  interfaces: readonly WorldInterface[],
): Omit<LoadBalancer, 'listeners' | 'targetGroups'> {
  const name = shown.LoadBalancerName ?? '';
  const kind = kindOf(shown.Type);
  const isOwn = (entry: WorldInterface) =>
    entry.name === name && entry.kind === `${kind}-load-balancer` && entry.vpcId === shown.VpcId;
  return {
    loadBalancerId: shown.LoadBalancerArn ?? '',
    name,
    kind,
    isInternetFacing: shown.Scheme === 'internet-facing',
    vpcId: shown.VpcId ?? '',
    groupIds: shown.SecurityGroups ?? [],
    interfaceIds: interfaces.filter(isOwn).map(({ interfaceId }) => interfaceId),
    dnsName: shown.DNSName ?? '',
  };
}

function kindOf(type: string | undefined): LoadBalancer['kind'] {
  return type === 'network' || type === 'gateway' ? type : 'application';
}

async function readTargetGroup(
  { sdk, client }: AccountClients['balancing'],
  shown: ShownTargets,
): Promise<TargetGroup> {
  const TargetGroupArn = shown.TargetGroupArn;
  const [health, attributes] = await Promise.all([
    client.send(new sdk.DescribeTargetHealthCommand({ TargetGroupArn })),
    client.send(new sdk.DescribeTargetGroupAttributesCommand({ TargetGroupArn })),
  ]);
  const preserving = attributes.Attributes?.find(({ Key }) => Key === 'preserve_client_ip.enabled')?.Value;
  return {
    name: shown.TargetGroupName ?? '',
    ...(shown.Protocol === undefined ? {} : { protocol: shown.Protocol }),
    ...(preserving === undefined ? {} : { preservesClientAddress: preserving === 'true' }),
    healthCheck: {
      protocol: shown.HealthCheckProtocol ?? '',
      port: portOf(shown.HealthCheckPort),
    },
    targets: (health.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => ({
      targetId: Target?.Id ?? '',
      ...(Target?.Port === undefined ? {} : { port: Target.Port }),
      health: TargetHealth?.State ?? 'unknown',
    })),
  };
}

function portOf(text: string | undefined): number | 'traffic-port' {
  return text === undefined || !/^[0-9]+$/.test(text) ? 'traffic-port' : Number(text);
}
