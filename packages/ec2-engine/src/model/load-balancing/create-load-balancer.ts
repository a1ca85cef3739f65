import { put } from '../change.ts';
import { accept, answer, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { Subnet } from '../entity.ts';
import { checkBalancerTags } from './balancer-tags.ts';
import type { Tag } from '../tag.ts';
import type { WorldView } from '../world-view.ts';
import { balancerInterfaces } from './balancer-interfaces.ts';
import { checkBalancerName, chooseBalancerGroups, findBalancerSubnets } from './balancer-request.ts';
import { describeLoadBalancer } from './describe-load-balancers.ts';
import type { LoadBalancerDescription } from './describe-load-balancers.ts';
import type { LoadBalancer, LoadBalancerScheme, LoadBalancerType } from './load-balancer.ts';

/** What a load balancer shall be. */
export interface CreateLoadBalancerInput {
  readonly name: string;
  readonly type: LoadBalancerType;
  readonly scheme: LoadBalancerScheme;
  readonly subnetIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly tags: readonly Tag[];
}

const PATH_OF_TYPE: Readonly<Record<LoadBalancerType, string>> = { application: 'app', network: 'net' };
const ARN_DIGITS = 16;
const RESERVED_PREFIX = 'internal-';

/**
 * Makes an application or network load balancer with an interface in each of its subnets. Asked for again with the
 * same settings, it is given again.
 *
 * An application load balancer without groups gets the group `default`; a network load balancer has none then, and
 * never will.
 */
export function createLoadBalancer(
  world: WorldView,
  input: CreateLoadBalancerInput,
  context: DecisionContext,
): Decision<LoadBalancerDescription> {
  const name = checkBalancerName(input.name, 'Load balancer');
  if (!name.ok) return refuse(name.error);
  if (input.name.startsWith(RESERVED_PREFIX)) {
    return refuse(ec2Error('ValidationError', `A load balancer name cannot begin with '${RESERVED_PREFIX}'`));
  }
  const subnets = findSubnets(world, input);
  if (!subnets.ok) return refuse(subnets.error);
  const groupIds = groupsFor(world, input, subnets.value[0].vpcId, context);
  if (!groupIds.ok) return refuse(groupIds.error);
  const tags = checkBalancerTags(input.tags);
  if (!tags.ok) return refuse(tags.error);

  const balancer = balancerOf(input, subnets.value, groupIds.value, context);
  const present = world.loadBalancersByName.first(input.name);
  if (present !== undefined) {
    return isSame(present, balancer)
      ? answer(describeLoadBalancer(world, present))
      : refuse(
          ec2Error(
            'DuplicateLoadBalancerName',
            `A load balancer with the same name '${input.name}' exists, but with different settings`,
          ),
        );
  }
  const interfaces = balancerInterfaces(
    world,
    subnets.value,
    {
      balancerId: balancer.id,
      description: `ELB ${balancer.id.slice(balancer.id.indexOf('/') + 1)}`,
      interfaceType: input.type === 'network' ? 'network_load_balancer' : 'interface',
      scheme: input.scheme,
      groupIds: groupIds.value,
    },
    context,
  );
  if (!interfaces.ok) return refuse(ec2Error('InvalidSubnet', interfaces.error.message));
  const places = subnets.value.map((subnet, index) => ({ subnet, entry: interfaces.value[index] }));
  return accept([balancer, ...interfaces.value].map(put), { balancer, places });
}

function findSubnets(
  world: WorldView,
  { type, subnetIds }: CreateLoadBalancerInput,
): Checked<readonly [Subnet, ...Subnet[]]> {
  const subnets = findBalancerSubnets(world, subnetIds);
  if (subnets.ok && type === 'application' && subnets.value.length < 2) {
    return fail(
      ec2Error('ValidationError', 'At least two subnets in two different Availability Zones must be specified'),
    );
  }
  return subnets;
}

function groupsFor(
  world: WorldView,
  { type, groupIds }: CreateLoadBalancerInput,
  vpcId: string,
  context: DecisionContext,
): Checked<readonly string[]> {
  return type === 'network' && groupIds.length === 0 ? pass([]) : chooseBalancerGroups(world, vpcId, groupIds, context);
}

function balancerOf(
  { name, type, scheme, tags }: CreateLoadBalancerInput,
  subnets: readonly [Subnet, ...Subnet[]],
  groupIds: readonly string[],
  { newId, accountId, region, now }: DecisionContext,
): LoadBalancer {
  const path = `${PATH_OF_TYPE[type]}/${name}/${newId('elb').slice(-ARN_DIGITS)}`;
  return {
    kind: 'load-balancer',
    id: `arn:aws:elasticloadbalancing:${region}:${accountId}:loadbalancer/${path}`,
    name,
    type,
    scheme,
    vpcId: subnets[0].vpcId,
    subnetIds: subnets.map(({ id }) => id),
    groupIds,
    ...(type === 'network' && groupIds.length > 0 && { enforcesPrivateLinkRules: true }),
    createdAt: now.toISOString(),
    tags,
  };
}

function isSame(a: LoadBalancer, b: LoadBalancer): boolean {
  const settings = ({ type, scheme, subnetIds, groupIds }: LoadBalancer) =>
    JSON.stringify([type, scheme, [...subnetIds].sort(), [...groupIds].sort()]);
  return settings(a) === settings(b);
}
