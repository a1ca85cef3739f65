import { remove } from '../../change.ts';
import { accept, answer } from '../../decision.ts';
import type { Decision } from '../../decision.ts';
import type { WorldView } from '../../world-view.ts';
import { interfacesKey } from './classic-load-balancer.ts';

/** Removes a load balancer of the first kind with its interfaces. One that is gone is no error. */
export function deleteClassicLoadBalancer(world: WorldView, { name }: { readonly name: string }): Decision<true> {
  const balancer = world.classicLoadBalancers.get(name);
  if (balancer === undefined) return answer(true);
  return accept([...world.interfacesByServiceResource.all(interfacesKey(name)), balancer].map(remove), true);
}
