import type { AccountClients } from '@gatelease/account-reader';
import type { LoadBalancerDescription } from '@aws-sdk/client-elastic-load-balancing';
import { classicView, laterView } from './balancer-view.ts';
import type { BalancerView } from './balancer-view.ts';

/** What was found: every load balancer, and the classic ones as they were described. */
export interface FoundBalancers {
  readonly views: readonly BalancerView[];
  readonly classic: readonly LoadBalancerDescription[];
}

/** Reads the load balancers of all kinds. */
export async function readBalancers({ classic, balancing }: AccountClients): Promise<FoundBalancers> {
  const described: LoadBalancerDescription[] = [];
  for await (const page of classic.sdk.paginateDescribeLoadBalancers({ client: classic.client }, {})) {
    described.push(...(page.LoadBalancerDescriptions ?? []));
  }
  const later: BalancerView[] = [];
  const { sdk, client } = balancing;
  for await (const page of sdk.paginateDescribeLoadBalancers({ client }, {})) {
    for (const balancer of page.LoadBalancers ?? []) {
      const input = new sdk.DescribeListenersCommand({ LoadBalancerArn: balancer.LoadBalancerArn });
      later.push(laterView(balancer, (await client.send(input)).Listeners ?? []));
    }
  }
  return { views: [...described.map(classicView), ...later], classic: described };
}
