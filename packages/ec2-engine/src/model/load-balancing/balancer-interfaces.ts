import { put } from '../change.ts';
import type { Change } from '../change.ts';
import { fail, pass } from '../decision.ts';
import type { Checked, DecisionContext } from '../decision.ts';
import type { NetworkInterface, Subnet } from '../entity.ts';
import { publicAddressFor } from '../instance/public-address.ts';
import { AddressAllocation } from '../vpc/subnet-addresses.ts';
import type { WorldView } from '../world-view.ts';
import type { LoadBalancerScheme } from './load-balancer.ts';

/** Who makes the interfaces of load balancers. */
export const AMAZON_ELB = 'amazon-elb';

/** What the interfaces of a load balancer are made for. */
export interface BalancerPlace {
  readonly balancerId: string;
  /** As EC2 shows it: `ELB my-balancer`, `ELB app/my-balancer/50dc6c495c0c9188`. */
  readonly description: string;
  readonly interfaceType: 'interface' | 'network_load_balancer';
  readonly scheme: LoadBalancerScheme;
  readonly groupIds: readonly string[];
}

/** One interface in each subnet, with a public address when the load balancer faces the internet. */
export function balancerInterfaces(
  world: WorldView,
  subnets: readonly Subnet[],
  place: BalancerPlace,
  context: DecisionContext,
): Checked<readonly NetworkInterface[]> {
  const taken = new Set<string>();
  const made: NetworkInterface[] = [];
  for (const subnet of subnets) {
    const address = new AddressAllocation(world, subnet).take();
    if (!address.ok) return fail(address.error);
    const id = context.newId('eni');
    const publicAddress =
      place.scheme === 'internet-facing'
        ? publicAddressFor(id, (candidate) => taken.has(candidate) || world.isPublicAddressTaken(candidate))
        : undefined;
    if (publicAddress !== undefined) taken.add(publicAddress);
    made.push({
      kind: 'network-interface',
      id,
      vpcId: subnet.vpcId,
      subnetId: subnet.id,
      description: place.description,
      interfaceType: place.interfaceType,
      privateAddress: address.value,
      ...(publicAddress !== undefined && { publicAddress }),
      groupIds: place.groupIds,
      hasSourceDestCheck: true,
      requesterId: AMAZON_ELB,
      serviceResourceId: place.balancerId,
      tags: [],
    });
  }
  return pass(made);
}

/** Gives all interfaces of a service's resource these groups. */
export function regroupInterfaces(
  world: WorldView,
  resourceId: string,
  groupIds: readonly string[],
): readonly Change[] {
  return world.interfacesByServiceResource.all(resourceId).map((entry) => put({ ...entry, groupIds }));
}
