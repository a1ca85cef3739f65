import { remove } from '../change.ts';
import { accept, answer } from '../decision.ts';
import type { Decision } from '../decision.ts';
import type { WorldView } from '../world-view.ts';

/** Removes a load balancer with its listeners and interfaces. Its target groups stay. One that is gone is no error. */
export function deleteLoadBalancer(world: WorldView, { arn }: { readonly arn: string }): Decision<true> {
  const balancer = world.loadBalancers.get(arn);
  if (balancer === undefined) return answer(true);

  const gone = [...world.listenersByBalancer.all(arn), ...world.interfacesByServiceResource.all(arn), balancer];
  return accept(gone.map(remove), true);
}
