import { answer, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision } from '../decision.ts';
import type { Page } from '../page.ts';
import type { WorldView } from '../world-view.ts';
import { balancingPage } from './balancing-page.ts';
import type { BalancingPage } from './balancing-page.ts';
import { targetGroupIdsOf } from './load-balancer.ts';
import { balancerNotFound, targetGroupNotFound } from './not-found.ts';
import type { TargetGroup } from './target-group.ts';

/** Which target groups are asked for: those of a load balancer, those named, or all. */
export interface DescribeTargetGroupsInput extends BalancingPage {
  readonly loadBalancerArn?: string;
  readonly arns: readonly string[];
  readonly names: readonly string[];
}

/** A target group with the load balancers that use it: none or one. */
export interface TargetGroupDescription {
  readonly group: TargetGroup;
  readonly loadBalancerIds: readonly string[];
}

/** Lists target groups. */
export function describeTargetGroups(
  world: WorldView,
  input: DescribeTargetGroupsInput,
): Decision<Page<TargetGroupDescription>> {
  const chosen = choose(world, input);
  if (!chosen.ok) return refuse(chosen.error);
  const page = balancingPage(chosen.value, input);
  if (!page.ok) return refuse(page.error);
  const { items, ...more } = page.value;
  return answer({ items: items.map((group) => describeTargetGroup(world, group)), ...more });
}

/** A target group with what is shown beside it. */
export function describeTargetGroup(world: WorldView, group: TargetGroup): TargetGroupDescription {
  const listeners = world.listenersByTargetGroup.all(group.id);
  return { group, loadBalancerIds: [...new Set(listeners.map(({ loadBalancerId }) => loadBalancerId))] };
}

function choose(
  world: WorldView,
  { loadBalancerArn, arns, names }: DescribeTargetGroupsInput,
): Checked<readonly TargetGroup[]> {
  if (loadBalancerArn !== undefined) return ofBalancer(world, loadBalancerArn);
  if (arns.length === 0 && names.length === 0) return pass([...world.targetGroups.values()]);
  const chosen: TargetGroup[] = [];
  for (const arn of arns) {
    const group = world.targetGroups.get(arn);
    if (group === undefined) return fail(targetGroupNotFound(arn));
    chosen.push(group);
  }
  for (const name of names) {
    const group = world.targetGroupsByName.first(name);
    if (group === undefined) return fail(targetGroupNotFound(name));
    chosen.push(group);
  }
  return pass(chosen);
}

function ofBalancer(world: WorldView, arn: string): Checked<readonly TargetGroup[]> {
  if (world.loadBalancers.get(arn) === undefined) return fail(balancerNotFound(arn));
  const ids = new Set(world.listenersByBalancer.all(arn).flatMap(targetGroupIdsOf));
  return pass([...ids].flatMap((id) => world.targetGroups.get(id) ?? []));
}
