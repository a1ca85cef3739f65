import { AMAZON_ELB_GROUP, isClassic } from '../../classic/classic-network.ts';
import { answer, refuse } from '../../decision.ts';
import type { Decision, DecisionContext } from '../../decision.ts';
import type { Page } from '../../page.ts';
import type { WorldView } from '../../world-view.ts';
import { balancingPage } from '../balancing-page.ts';
import type { BalancingPage } from '../balancing-page.ts';
import { classicBalancerNotFound } from '../not-found.ts';
import type { ClassicLoadBalancer } from './classic-load-balancer.ts';

/** Which load balancers are asked for; none named means all. */
export interface DescribeClassicLoadBalancersInput extends BalancingPage {
  readonly names: readonly string[];
}

/** A load balancer with the group that its instances have to let in. */
export interface ClassicLoadBalancerDescription {
  readonly balancer: ClassicLoadBalancer;
  readonly zones: readonly string[];
  readonly source: SourceSecurityGroup;
}

/** A group by owner and name. */
export interface SourceSecurityGroup {
  readonly ownerAlias: string;
  readonly name: string;
}

/** Lists load balancers of the first kind. */
export function describeClassicLoadBalancers(
  world: WorldView,
  input: DescribeClassicLoadBalancersInput,
  context: DecisionContext,
): Decision<Page<ClassicLoadBalancerDescription>> {
  const missing = input.names.find((name) => world.classicLoadBalancers.get(name) === undefined);
  if (missing !== undefined) return refuse(classicBalancerNotFound(missing));
  const chosen =
    input.names.length === 0
      ? [...world.classicLoadBalancers.values()]
      : input.names.flatMap((name) => world.classicLoadBalancers.get(name) ?? []);
  const page = balancingPage(chosen, input);
  if (!page.ok) return refuse(page.error);
  const { items, ...more } = page.value;
  return answer({ items: items.map((balancer) => describe(world, balancer, context)), ...more });
}

function describe(
  world: WorldView,
  balancer: ClassicLoadBalancer,
  { accountId }: DecisionContext,
): ClassicLoadBalancerDescription {
  const zones = balancer.subnetIds.flatMap((id) => world.subnets.get(id)?.availabilityZone ?? []);
  return { balancer, zones, source: sourceOf(world, balancer, accountId) };
}

/** In EC2-Classic the group of all load balancers; in a VPC the first group of this one, of the account. */
function sourceOf(world: WorldView, { vpcId, groupIds }: ClassicLoadBalancer, accountId: string): SourceSecurityGroup {
  if (isClassic(vpcId)) return { ownerAlias: AMAZON_ELB_GROUP.ownerAlias, name: AMAZON_ELB_GROUP.name };
  const [groupId = ''] = groupIds;
  return { ownerAlias: accountId, name: world.groups.get(groupId)?.name ?? '' };
}
