import { put } from '../../change.ts';
import { accept, refuse } from '../../decision.ts';
import type { Decision } from '../../decision.ts';
import type { WorldView } from '../../world-view.ts';
import { classicBalancerNotFound } from '../not-found.ts';
import { instanceProblem } from './instance-problem.ts';

/** Instances of a load balancer. */
export interface BalancerInstancesInput {
  readonly name: string;
  readonly instanceIds: readonly string[];
}

/** Puts instances behind a load balancer and answers all that are behind it. */
export function registerInstances(
  world: WorldView,
  { name, instanceIds }: BalancerInstancesInput,
): Decision<readonly string[]> {
  const balancer = world.classicLoadBalancers.get(name);
  if (balancer === undefined) return refuse(classicBalancerNotFound(name));
  for (const id of instanceIds) {
    const problem = instanceProblem(world, balancer, id);
    if (problem !== undefined) return refuse(problem);
  }
  const after = [...new Set([...balancer.instanceIds, ...instanceIds])];
  return accept([put({ ...balancer, instanceIds: after })], after);
}

/** Takes instances from behind a load balancer and answers those that stay. */
export function deregisterInstances(
  world: WorldView,
  { name, instanceIds }: BalancerInstancesInput,
): Decision<readonly string[]> {
  const balancer = world.classicLoadBalancers.get(name);
  if (balancer === undefined) return refuse(classicBalancerNotFound(name));
  const after = balancer.instanceIds.filter((id) => !instanceIds.includes(id));
  return accept([put({ ...balancer, instanceIds: after })], after);
}
