import { answer, refuse } from '../../decision.ts';
import type { Decision, DecisionContext } from '../../decision.ts';
import { ec2Error } from '../../ec2-error.ts';
import { canConnect } from '../../reach/reach.ts';
import type { ReachScope } from '../../reach/reach.ts';
import type { WorldView } from '../../world-view.ts';
import { classicBalancerNotFound } from '../not-found.ts';
import { healthCheckTargetPort, interfacesKey } from './classic-load-balancer.ts';
import type { ClassicLoadBalancer } from './classic-load-balancer.ts';
import type { BalancerInstancesInput } from './register-instances.ts';

/** How an instance is, in the words of the service. */
export interface InstanceHealth {
  readonly instanceId: string;
  readonly state: 'InService' | 'OutOfService';
  /** Whose fault it is: `Instance`, `ELB`, or `N/A`. */
  readonly reasonCode: string;
  readonly description: string;
}

/**
 * Lists how instances are: those named, or all behind the load balancer.
 *
 * An instance is taken to be well in itself: what decides is whether the security groups let the load balancer reach
 * it on the port of the health check.
 */
export function describeInstanceHealth(
  world: WorldView,
  { name, instanceIds }: BalancerInstancesInput,
  { now }: DecisionContext,
): Decision<readonly InstanceHealth[]> {
  const balancer = world.classicLoadBalancers.get(name);
  if (balancer === undefined) return refuse(classicBalancerNotFound(name));
  const stranger = instanceIds.find((id) => !balancer.instanceIds.includes(id));
  if (stranger !== undefined) {
    return refuse(ec2Error('InvalidInstance', `Could not find EC2 instance ${stranger} behind the load balancer.`));
  }
  const asked = instanceIds.length === 0 ? balancer.instanceIds : instanceIds;
  return answer(asked.map((id) => healthOf({ world, now }, balancer, id)));
}

function healthOf(scope: ReachScope, balancer: ClassicLoadBalancer, instanceId: string): InstanceHealth {
  const { world } = scope;
  const outOfService = (reasonCode: string, description: string): InstanceHealth => ({
    instanceId,
    state: 'OutOfService',
    reasonCode,
    description,
  });
  const [entry] = world.interfacesByInstance.all(instanceId);
  if (entry === undefined) return outOfService('Instance', 'Instance is in terminated state.');
  const zones = new Set(balancer.subnetIds.map((id) => world.subnets.get(id)?.availabilityZone));
  if (!zones.has(world.subnets.get(entry.subnetId)?.availabilityZone)) {
    return outOfService('ELB', 'Instance is in an Availability Zone that is not enabled for the load balancer.');
  }
  const port = healthCheckTargetPort(balancer.healthCheck.target);
  const nodes = world.interfacesByServiceResource.all(interfacesKey(balancer.id));
  const isReached = port !== undefined && nodes.every((node) => canConnect(scope, node, entry, port));
  return isReached
    ? { instanceId, state: 'InService', reasonCode: 'N/A', description: 'N/A' }
    : outOfService(
        'Instance',
        'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.',
      );
}
