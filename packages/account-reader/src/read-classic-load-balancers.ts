import type { LoadBalancerDescription } from '@aws-sdk/client-elastic-load-balancing';
import type { LoadBalancer, LoadBalancerTarget, TargetGroup, WorldInterface } from '@gatelease/security-groups';
import type { AccountClients } from './account-clients.ts';
import { allPages } from './all-pages.ts';
import { inParallel } from './in-parallel.ts';
import type { LoadBalancerWithInterfaces } from './read-load-balancers.ts';

/** Every classic load balancer with its listeners and instances. */
export async function readClassicLoadBalancers({
  sdk,
  client,
}: AccountClients['classic']): Promise<readonly LoadBalancerWithInterfaces[]> {
  const balancers = await allPages(
    sdk.paginateDescribeLoadBalancers({ client, pageSize: 400 }, {}),
    ({ LoadBalancerDescriptions }) => LoadBalancerDescriptions,
    ({ LoadBalancerName }) => LoadBalancerName,
  );
  return inParallel(balancers, async (shown) => {
    const { InstanceStates = [] } = await client.send(
      new sdk.DescribeInstanceHealthCommand({ LoadBalancerName: shown.LoadBalancerName }),
    );
    const health = new Map(InstanceStates.map(({ InstanceId, State }) => [InstanceId, State]));
    return (interfaces: readonly WorldInterface[]) => loadBalancer(shown, interfaces, health);
  });
}

function loadBalancer(
  shown: LoadBalancerDescription,
  interfaces: readonly WorldInterface[],
  health: ReadonlyMap<string | undefined, string | undefined>,
): LoadBalancer {
  const name = shown.LoadBalancerName ?? '';
  const listeners = (shown.ListenerDescriptions ?? []).flatMap(({ Listener }) => Listener ?? []);
  const instanceIds = (shown.Instances ?? []).flatMap(({ InstanceId }) => InstanceId ?? []);
  const isOwn = (entry: WorldInterface) => entry.kind === 'classic-load-balancer' && entry.name === name;
  return {
    loadBalancerId: name,
    name,
    kind: 'classic',
    isInternetFacing: shown.Scheme !== 'internal',
    vpcId: shown.VPCId ?? '',
    groupIds: shown.SecurityGroups ?? [],
    interfaceIds: interfaces.filter(isOwn).map(({ interfaceId }) => interfaceId),
    dnsName: shown.DNSName ?? '',
    listeners: listeners.map(({ Protocol = '', LoadBalancerPort = 0 }) => ({
      protocol: Protocol,
      port: LoadBalancerPort,
    })),
    targetGroups: listeners.map(({ InstanceProtocol, InstancePort, Protocol = '' }): TargetGroup => ({
      name: `${name}:${String(InstancePort)}`,
      protocol: InstanceProtocol ?? Protocol,
      preservesClientAddress: false,
      healthCheck: healthCheckOf(shown.HealthCheck?.Target),
      targets: instanceIds.map((targetId): LoadBalancerTarget => ({
        targetId,
        ...(InstancePort === undefined ? {} : { port: InstancePort }),
        health: health.get(targetId) ?? 'Unknown',
      })),
    })),
  };
}

/** `HTTP:80/index.html` or `TCP:80`. */
function healthCheckOf(target: string | undefined): TargetGroup['healthCheck'] {
  const [, protocol = '', port] = /^(\w+):([0-9]+)/.exec(target ?? '') ?? [];
  return { protocol, port: port === undefined ? 'traffic-port' : Number(port) };
}
