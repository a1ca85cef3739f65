import { answer, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision } from '../decision.ts';
import type { NetworkInterface, Subnet } from '../entity.ts';
import type { Page } from '../page.ts';
import type { WorldView } from '../world-view.ts';
import { balancingPage } from './balancing-page.ts';
import type { BalancingPage } from './balancing-page.ts';
import type { LoadBalancer } from './load-balancer.ts';
import { balancerNotFound } from './not-found.ts';

/** Which load balancers are asked for; none named means all. */
export interface DescribeLoadBalancersInput extends BalancingPage {
  readonly arns: readonly string[];
  readonly names: readonly string[];
}

/** A load balancer with its subnets, and its interfaces in them. */
export interface LoadBalancerDescription {
  readonly balancer: LoadBalancer;
  readonly places: readonly { readonly subnet: Subnet; readonly entry: NetworkInterface | undefined }[];
}

/** Lists application and network load balancers. */
export function describeLoadBalancers(
  world: WorldView,
  input: DescribeLoadBalancersInput,
): Decision<Page<LoadBalancerDescription>> {
  const chosen = choose(world, input);
  if (!chosen.ok) return refuse(chosen.error);
  const page = balancingPage(chosen.value, input);
  if (!page.ok) return refuse(page.error);
  const { items, ...more } = page.value;
  return answer({ items: items.map((balancer) => describeLoadBalancer(world, balancer)), ...more });
}

/** A load balancer with what is shown beside it. */
export function describeLoadBalancer(world: WorldView, balancer: LoadBalancer): LoadBalancerDescription {
  const interfaces = world.interfacesByServiceResource.all(balancer.id);
  const places = balancer.subnetIds.flatMap((subnetId) => {
    const subnet = world.subnets.get(subnetId);
    const entry = interfaces.find((candidate) => candidate.subnetId === subnetId);
    return subnet === undefined ? [] : [{ subnet, entry }];
  });
  return { balancer, places };
}

function choose(world: WorldView, { arns, names }: DescribeLoadBalancersInput): Checked<readonly LoadBalancer[]> {
  if (arns.length === 0 && names.length === 0) return pass([...world.loadBalancers.values()]);
  const chosen: LoadBalancer[] = [];
  for (const arn of arns) {
    const balancer = world.loadBalancers.get(arn);
    if (balancer === undefined) return fail(balancerNotFound(arn));
    chosen.push(balancer);
  }
  for (const name of names) {
    const balancer = world.loadBalancersByName.first(name);
    if (balancer === undefined) return fail(balancerNotFound(name));
    chosen.push(balancer);
  }
  return pass(chosen);
}
