import { put } from '../../change.ts';
import { accept, refuse } from '../../decision.ts';
import type { Decision } from '../../decision.ts';
import { ec2Error } from '../../ec2-error.ts';
import type { WorldView } from '../../world-view.ts';
import { classicBalancerNotFound } from '../not-found.ts';
import { healthCheckTargetPort } from './classic-load-balancer.ts';
import type { ClassicHealthCheck } from './classic-load-balancer.ts';

/** Sets how the health of instances is found out. */
export function configureHealthCheck(
  world: WorldView,
  { name, healthCheck }: { readonly name: string; readonly healthCheck: ClassicHealthCheck },
): Decision<ClassicHealthCheck> {
  const balancer = world.classicLoadBalancers.get(name);
  if (balancer === undefined) return refuse(classicBalancerNotFound(name));
  const problem = problemOf(healthCheck);
  if (problem !== undefined) return refuse(ec2Error('ValidationError', problem));
  return accept([put({ ...balancer, healthCheck })], healthCheck);
}

function problemOf(check: ClassicHealthCheck): string | undefined {
  const { target, intervalSeconds, timeoutSeconds, unhealthyThreshold, healthyThreshold } = check;
  if (healthCheckTargetPort(target) === undefined) {
    return `HealthCheck Target '${target}' must be TCP:port, SSL:port, HTTP:port/path or HTTPS:port/path`;
  }
  if (intervalSeconds < 5 || intervalSeconds > 300) return 'HealthCheck Interval must be between 5 and 300 seconds';
  if (timeoutSeconds < 2 || timeoutSeconds > 60) return 'HealthCheck Timeout must be between 2 and 60 seconds';
  if (timeoutSeconds >= intervalSeconds) return 'HealthCheck timeout must be less than interval';
  const isInRange = [unhealthyThreshold, healthyThreshold].every((value) => value >= 2 && value <= 10);
  return isInRange ? undefined : 'HealthCheck thresholds must be between 2 and 10';
}
