import type { Tag } from '../tag.ts';

/** An application or network load balancer. */
export interface LoadBalancer {
  readonly kind: 'load-balancer';
  /** Its ARN. */
  readonly id: string;
  readonly name: string;
  readonly type: LoadBalancerType;
  readonly scheme: LoadBalancerScheme;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  /** A network load balancer that was made without any can never get one. */
  readonly groupIds: readonly string[];
  /** Whether groups hold for traffic over PrivateLink too. There for network load balancers with groups. */
  readonly enforcesPrivateLinkRules?: boolean;
  readonly createdAt: string;
  readonly tags: readonly Tag[];
}

/** The types of load balancers that have listeners with target groups and are here. */
export type LoadBalancerType = 'application' | 'network';

/** Whether a load balancer has public addresses. */
export type LoadBalancerScheme = 'internet-facing' | 'internal';

/** The port on which a load balancer takes connections, and where they go. */
export interface Listener {
  readonly kind: 'listener';
  /** Its ARN. */
  readonly id: string;
  readonly loadBalancerId: string;
  readonly protocol: string;
  readonly port: number;
  readonly action: ListenerAction;
  readonly certificateArns: readonly string[];
  readonly sslPolicy?: string;
  readonly tags: readonly Tag[];
}

/** What a listener does by default. */
export type ListenerAction =
  | { readonly type: 'forward'; readonly targets: readonly ForwardTarget[] }
  | { readonly type: 'redirect'; readonly redirect: Readonly<Record<string, string>> }
  | { readonly type: 'fixed-response'; readonly response: Readonly<Record<string, string>> };

/** A target group of a forward, with its share of the traffic when there are several. */
export interface ForwardTarget {
  readonly targetGroupId: string;
  readonly weight?: number;
}

/** The target groups that a listener forwards to. */
export function targetGroupIdsOf({ action }: Listener): readonly string[] {
  return action.type === 'forward' ? action.targets.map(({ targetGroupId }) => targetGroupId) : [];
}

/** The last part of an ARN: 16 digits that AWS makes names of. */
export function arnDigits(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
