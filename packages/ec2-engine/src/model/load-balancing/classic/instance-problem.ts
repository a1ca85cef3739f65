import { ec2Error } from '../../ec2-error.ts';
import type { Ec2Error } from '../../ec2-error.ts';
import type { WorldView } from '../../world-view.ts';
import type { ClassicLoadBalancer } from './classic-load-balancer.ts';

/** What load balancing says about an instance that cannot stand behind a load balancer. */
export function instanceProblem(world: WorldView, { vpcId }: ClassicLoadBalancer, id: string): Ec2Error | undefined {
  const instance = world.instances.get(id);
  if (instance === undefined || instance.terminatedAt !== undefined) {
    return ec2Error('InvalidInstance', `Could not find EC2 instance ${id}.`);
  }
  return instance.vpcId === vpcId
    ? undefined
    : ec2Error('InvalidInstance', `EC2 instance ${id} is not in the VPC of the load balancer.`);
}
