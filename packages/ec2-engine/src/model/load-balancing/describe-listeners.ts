import { answer, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { Page } from '../page.ts';
import type { WorldView } from '../world-view.ts';
import { balancingPage } from './balancing-page.ts';
import type { BalancingPage } from './balancing-page.ts';
import type { Listener } from './load-balancer.ts';
import { balancerNotFound, listenerNotFound } from './not-found.ts';

/** Which listeners are asked for: those of a load balancer, or those named. */
export interface DescribeListenersInput extends BalancingPage {
  readonly loadBalancerArn?: string;
  readonly arns: readonly string[];
}

/** Lists listeners. */
export function describeListeners(world: WorldView, input: DescribeListenersInput): Decision<Page<Listener>> {
  const chosen = choose(world, input);
  if (!chosen.ok) return refuse(chosen.error);
  const page = balancingPage(chosen.value, input);
  return page.ok ? answer(page.value) : refuse(page.error);
}

function choose(world: WorldView, { loadBalancerArn, arns }: DescribeListenersInput): Checked<readonly Listener[]> {
  if (loadBalancerArn === undefined && arns.length === 0) {
    return fail(ec2Error('ValidationError', 'You must specify either listener ARNs or a load balancer ARN'));
  }
  if (loadBalancerArn !== undefined) {
    return world.loadBalancers.get(loadBalancerArn) === undefined
      ? fail(balancerNotFound(loadBalancerArn))
      : pass(world.listenersByBalancer.all(loadBalancerArn));
  }
  const chosen: Listener[] = [];
  for (const arn of arns) {
    const listener = world.listeners.get(arn);
    if (listener === undefined) return fail(listenerNotFound(arn));
    chosen.push(listener);
  }
  return pass(chosen);
}
