import type { Listener as ClassicListener, LoadBalancerDescription } from '@aws-sdk/client-elastic-load-balancing';
import type { Listener, LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2';

/** A load balancer of any kind, as `lb describe` shows it. */
export interface BalancerView {
  readonly name: string;
  readonly kind: 'classic' | 'application' | 'network' | 'gateway';
  readonly dnsName: string;
  readonly scheme: string;
  readonly vpcId: string | null;
  readonly groupIds: readonly string[];
  /** The group to name as the source in the rules of back ends: of classic load balancers only, owner and name. */
  readonly sourceGroup: { readonly ownerAlias: string; readonly name: string } | null;
  readonly listeners: readonly string[];
  readonly createdAt: string | null;
}

/** A classic load balancer. */
export function classicView(balancer: LoadBalancerDescription): BalancerView {
  const { SourceSecurityGroup: source } = balancer;
  return {
    name: balancer.LoadBalancerName ?? '',
    kind: 'classic',
    dnsName: balancer.DNSName ?? '',
    scheme: balancer.Scheme ?? 'internet-facing',
    vpcId: balancer.VPCId ?? null,
    groupIds: balancer.SecurityGroups ?? [],
    sourceGroup: source === undefined ? null : { ownerAlias: source.OwnerAlias ?? '', name: source.GroupName ?? '' },
    listeners: (balancer.ListenerDescriptions ?? []).flatMap(({ Listener: listener }) =>
      listener === undefined ? [] : [listenerText(listener)],
    ),
    createdAt: balancer.CreatedTime?.toISOString() ?? null,
  };
}

/** An application, network or gateway load balancer. */
export function laterView(balancer: LoadBalancer, listeners: readonly Listener[]): BalancerView {
  return {
    name: balancer.LoadBalancerName ?? '',
    kind: balancer.Type ?? 'application',
    dnsName: balancer.DNSName ?? '',
    scheme: balancer.Scheme ?? 'internet-facing',
    vpcId: balancer.VpcId ?? null,
    groupIds: balancer.SecurityGroups ?? [],
    sourceGroup: null,
    listeners: listeners.map(({ Protocol = '', Port }) => `${Protocol}:${String(Port)}`),
    createdAt: balancer.CreatedTime?.toISOString() ?? null,
  };
}

/** `HTTP:80 to HTTP:8080`: what clients use, and what instances get. */
function listenerText(listener: ClassicListener): string {
  const { Protocol = '', LoadBalancerPort, InstanceProtocol = Protocol, InstancePort } = listener;
  return `${Protocol}:${String(LoadBalancerPort)} to ${InstanceProtocol}:${String(InstancePort)}`;
}
