import { ec2Error } from '../ec2-error.ts';
import type { Ec2Error } from '../ec2-error.ts';

/** The answer for a load balancer of the first kind that is not there. */
export function classicBalancerNotFound(name: string): Ec2Error {
  return ec2Error('LoadBalancerNotFound', `There is no ACTIVE Load Balancer named '${name}'`);
}

/** The answer for an ARN or name of a load balancer that is not there. */
export function balancerNotFound(id: string): Ec2Error {
  return ec2Error('LoadBalancerNotFound', `Load balancer '${id}' not found`);
}

/** The answer for an ARN or name of a target group that is not there. */
export function targetGroupNotFound(id: string): Ec2Error {
  return ec2Error('TargetGroupNotFound', `Target group '${id}' not found`);
}

/** The answer for an ARN of a listener that is not there. */
export function listenerNotFound(arn: string): Ec2Error {
  return ec2Error('ListenerNotFound', `Listener '${arn}' not found`);
}
