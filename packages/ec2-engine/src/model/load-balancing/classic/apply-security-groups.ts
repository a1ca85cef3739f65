import { put } from '../../change.ts';
import { isClassic } from '../../classic/classic-network.ts';
import { accept, refuse } from '../../decision.ts';
import type { Decision, DecisionContext } from '../../decision.ts';
import { ec2Error } from '../../ec2-error.ts';
import type { WorldView } from '../../world-view.ts';
import { regroupInterfaces } from '../balancer-interfaces.ts';
import { chooseBalancerGroups } from '../balancer-request.ts';
import { classicBalancerNotFound } from '../not-found.ts';
import { interfacesKey } from './classic-load-balancer.ts';

/** Gives a load balancer of the first kind other groups, in place of those it holds. */
export function applySecurityGroups(
  world: WorldView,
  { name, groupIds }: { readonly name: string; readonly groupIds: readonly string[] },
  context: DecisionContext,
): Decision<readonly string[]> {
  const balancer = world.classicLoadBalancers.get(name);
  if (balancer === undefined) return refuse(classicBalancerNotFound(name));
  if (isClassic(balancer.vpcId)) {
    return refuse(
      ec2Error('InvalidConfigurationRequest', 'Security groups can only be applied to a load balancer in a VPC'),
    );
  }
  if (groupIds.length === 0)
    return refuse(ec2Error('ValidationError', 'At least one security group must be specified'));
  const chosen = chooseBalancerGroups(world, balancer.vpcId, groupIds, context);
  if (!chosen.ok) return refuse(chosen.error);
  const after = { ...balancer, groupIds: chosen.value };
  return accept([put(after), ...regroupInterfaces(world, interfacesKey(name), chosen.value)], chosen.value);
}
