import { put } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { WorldView } from '../world-view.ts';
import { regroupInterfaces } from './balancer-interfaces.ts';
import { chooseBalancerGroups } from './balancer-request.ts';
import type { LoadBalancer } from './load-balancer.ts';
import { balancerNotFound } from './not-found.ts';

/** Which groups a load balancer shall hold in place of those it holds. */
export interface SetSecurityGroupsInput {
  readonly arn: string;
  readonly groupIds: readonly string[];
  readonly enforcesPrivateLinkRules?: boolean;
}

/** Gives a load balancer other groups. A network load balancer that was made without any can have none. */
export function setSecurityGroups(
  world: WorldView,
  { arn, groupIds, enforcesPrivateLinkRules }: SetSecurityGroupsInput,
  context: DecisionContext,
): Decision<LoadBalancer> {
  const balancer = world.loadBalancers.get(arn);
  if (balancer === undefined) return refuse(balancerNotFound(arn));
  if (groupIds.length === 0)
    return refuse(ec2Error('ValidationError', 'At least one security group must be specified'));
  if (balancer.type === 'network' && balancer.groupIds.length === 0) {
    return refuse(
      ec2Error(
        'InvalidConfigurationRequest',
        `Security groups cannot be set for load balancer '${arn}': it was created without any.`,
      ),
    );
  }
  const chosen = chooseBalancerGroups(world, balancer.vpcId, groupIds, context);
  if (!chosen.ok) return refuse(chosen.error);

  const after: LoadBalancer = {
    ...balancer,
    groupIds: chosen.value,
    ...(enforcesPrivateLinkRules !== undefined && { enforcesPrivateLinkRules }),
  };
  return accept([put(after), ...regroupInterfaces(world, arn, chosen.value)], after);
}
