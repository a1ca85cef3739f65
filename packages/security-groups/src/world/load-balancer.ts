/** A load balancer, with whom it talks to. */
export interface LoadBalancer {
  /** Its ARN; the name of a classic one. */
  readonly loadBalancerId: string;
  readonly name: string;
  readonly kind: 'classic' | 'application' | 'network' | 'gateway';
  /** Whether the Internet finds it. */
  readonly isInternetFacing: boolean;
  readonly vpcId: string;
  /** A network one may have none, and one that was made without never gets any. */
  readonly groupIds: readonly string[];
  readonly interfaceIds: readonly string[];
  readonly dnsName: string;
  readonly listeners: readonly LoadBalancerListener[];
  readonly targetGroups: readonly TargetGroup[];
}

/** Where clients connect. */
export interface LoadBalancerListener {
  /** As AWS has it: `HTTPS`, `TCP`, `TCP_UDP`. */
  readonly protocol: string;
  readonly port: number;
}

/** Targets that are reached alike; the instances of a classic load balancer are one for each listener. */
export interface TargetGroup {
  readonly name: string;
  /** As AWS has it: `HTTP`, `TCP_UDP`; absent for functions. */
  readonly protocol?: string;
  /** Whether targets see the clients' addresses; absent when AWS was not asked or did not say. */
  readonly preservesClientAddress?: boolean;
  readonly healthCheck: { readonly protocol: string; readonly port: number | 'traffic-port' };
  readonly targets: readonly LoadBalancerTarget[];
}

/** One target: an instance, an address, or the ARN of something else. */
export interface LoadBalancerTarget {
  readonly targetId: string;
  readonly port?: number;
  /** As AWS has it: `healthy`, `unhealthy`, `InService`. */
  readonly health: string;
}

/** An EC2 Instance Connect Endpoint. */
export interface ConnectEndpoint {
  readonly endpointId: string;
  readonly name?: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly groupIds: readonly string[];
  readonly interfaceIds: readonly string[];
  readonly preservesClientAddress: boolean;
}
