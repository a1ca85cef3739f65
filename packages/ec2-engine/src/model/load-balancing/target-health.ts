import type { NetworkInterface } from '../entity.ts';
import { canConnect } from '../reach/reach.ts';
import type { ReachScope } from '../reach/reach.ts';
import type { LoadBalancer } from './load-balancer.ts';
import { healthCheckPort } from './target-group.ts';
import type { Target, TargetGroup } from './target-group.ts';

/** How a target is, in the words of the service: a healthy one needs no reason. */
export interface TargetHealth {
  readonly state: 'healthy' | 'unhealthy' | 'unused' | 'draining' | 'unavailable';
  readonly reason?: string;
  readonly description?: string;
}

/**
 * How a target is. It is taken to be well in itself: what decides is whether the security groups let the load
 * balancer reach it on the port of the health check, from each of the load balancer's zones.
 *
 * The port that traffic goes to plays no part when it is another, as with AWS: a target can be healthy and get none.
 */
export function targetHealth(scope: ReachScope, group: TargetGroup, target: Target): TargetHealth {
  if (target.deregisteredAt !== undefined) {
    return {
      state: 'draining',
      reason: 'Target.DeregistrationInProgress',
      description: 'Target deregistration is in progress',
    };
  }
  const { world } = scope;
  const [listener] = world.listenersByTargetGroup.all(group.id);
  const balancer = listener === undefined ? undefined : world.loadBalancers.get(listener.loadBalancerId);
  if (balancer === undefined)
    return notInUse('Target group is not configured to receive traffic from the load balancer');
  if (world.instances.get(target.id)?.terminatedAt !== undefined) {
    return { state: 'unused', reason: 'Target.InvalidState', description: 'Target is in the terminated state' };
  }
  const entry = interfaceOf(scope, group, target);
  if (entry !== undefined && !isInZoneOf(scope, balancer, entry)) {
    return notInUse('Target is in an Availability Zone that is not enabled for the load balancer');
  }
  if (!group.healthCheck.isEnabled) {
    return { state: 'unavailable', reason: 'Target.HealthCheckDisabled', description: 'Health checks are not enabled' };
  }
  return checked(scope, { group, target, balancer, entry });
}

interface Check {
  readonly group: TargetGroup;
  readonly target: Target;
  readonly balancer: LoadBalancer;
  /** Absent when nothing is at the target's address. */
  readonly entry: NetworkInterface | undefined;
}

function checked(scope: ReachScope, { group, target, balancer, entry }: Check): TargetHealth {
  const port = healthCheckPort(group, target);
  const nodes = scope.world.interfacesByServiceResource.all(balancer.id);
  if (entry !== undefined && nodes.every((node) => canConnect(scope, node, entry, port))) return { state: 'healthy' };
  return balancer.type === 'network'
    ? { state: 'unhealthy', reason: 'Target.FailedHealthChecks', description: 'Health checks failed' }
    : { state: 'unhealthy', reason: 'Target.Timeout', description: 'Request timed out' };
}

function interfaceOf(
  { world }: ReachScope,
  { vpcId, targetType }: TargetGroup,
  { id }: Target,
): NetworkInterface | undefined {
  return targetType === 'instance'
    ? world.interfacesByInstance.all(id).find(({ attachment }) => attachment?.deviceIndex === 0)
    : world.interfaceAt(vpcId, id);
}

function isInZoneOf({ world }: ReachScope, { subnetIds }: LoadBalancer, { subnetId }: NetworkInterface): boolean {
  const zone = world.subnets.get(subnetId)?.availabilityZone;
  return subnetIds.some((id) => world.subnets.get(id)?.availabilityZone === zone);
}

function notInUse(description: string): TargetHealth {
  return { state: 'unused', reason: 'Target.NotInUse', description };
}
