import type { Tag } from '../../tag.ts';
import type { LoadBalancerScheme } from '../load-balancer.ts';

/** A load balancer of the first kind, in front of instances. */
export interface ClassicLoadBalancer {
  readonly kind: 'classic-load-balancer';
  /** Its name: there is no other id. */
  readonly id: string;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly scheme: LoadBalancerScheme;
  /** None in EC2-Classic, where all load balancers are in one group of Amazon's. */
  readonly groupIds: readonly string[];
  readonly listeners: readonly ClassicListener[];
  readonly healthCheck: ClassicHealthCheck;
  readonly instanceIds: readonly string[];
  readonly createdAt: string;
  readonly tags: readonly Tag[];
}

/** A port that is taken, and the port of the instances that it goes to. */
export interface ClassicListener {
  readonly protocol: string;
  readonly port: number;
  readonly instanceProtocol: string;
  readonly instancePort: number;
  readonly certificateId?: string;
}

/** How the health of instances is found out. */
export interface ClassicHealthCheck {
  /** `TCP:5000` or `HTTP:80/path`. */
  readonly target: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly unhealthyThreshold: number;
  readonly healthyThreshold: number;
}

/** What the interfaces of a load balancer are found by: no ARN and no id of EC2 looks like it. */
export function interfacesKey(name: string): string {
  return `elb/${name}`;
}

const TARGET = /^(?:(?:TCP|SSL):(?<plain>[0-9]{1,5})|(?:HTTP|HTTPS):(?<web>[0-9]{1,5})\/.*)$/i;
const LAST_PORT = 65_535;

/** The port that a health check's target names, or `undefined` when it is no target. */
export function healthCheckTargetPort(target: string): number | undefined {
  const groups = TARGET.exec(target)?.groups;
  const port = Number(groups?.['plain'] ?? groups?.['web']);
  return port >= 1 && port <= LAST_PORT ? port : undefined;
}
