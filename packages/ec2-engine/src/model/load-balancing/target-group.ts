import type { Tag } from '../tag.ts';

/** The machines that a listener hands connections to, and how their health is found out. */
export interface TargetGroup {
  readonly kind: 'target-group';
  /** Its ARN. */
  readonly id: string;
  readonly name: string;
  readonly protocol: TargetProtocol;
  readonly protocolVersion?: string;
  readonly port: number;
  readonly vpcId: string;
  readonly targetType: TargetType;
  readonly healthCheck: HealthCheck;
  readonly targets: readonly Target[];
  /** What was set to something unusual. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
}

/** The protocols that a target group can speak. */
export const TARGET_PROTOCOLS = ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP'] as const;

/** A protocol that a target group can speak. */
export type TargetProtocol = (typeof TARGET_PROTOCOLS)[number];

/** How targets are named: by instance or by address. */
export type TargetType = 'instance' | 'ip';

/** How a load balancer finds out whether a target is well. */
export interface HealthCheck {
  readonly isEnabled: boolean;
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP';
  /** `traffic-port` is the port that the target gets its traffic on. */
  readonly port: 'traffic-port' | number;
  readonly path?: string;
  readonly matcher?: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

/** One machine in a target group. */
export interface Target {
  /** An instance id or an IPv4 address. */
  readonly id: string;
  readonly port: number;
  /** When it was taken out: it is drained for a while after. */
  readonly deregisteredAt?: string;
}

/** The port on which the health of a target is checked. */
export function healthCheckPort({ healthCheck }: TargetGroup, target: Target): number {
  return healthCheck.port === 'traffic-port' ? target.port : healthCheck.port;
}
