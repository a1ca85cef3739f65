import { put } from '../../change.ts';
import type { Change } from '../../change.ts';
import { isClassic } from '../../classic/classic-network.ts';
import { accept, fail, pass, refuse } from '../../decision.ts';
import type { Checked, Decision, DecisionContext } from '../../decision.ts';
import { ec2Error } from '../../ec2-error.ts';
import type { Subnet } from '../../entity.ts';
import type { Tag } from '../../tag.ts';
import type { WorldView } from '../../world-view.ts';
import { balancerInterfaces } from '../balancer-interfaces.ts';
import { checkBalancerName, chooseBalancerGroups, findBalancerSubnets } from '../balancer-request.ts';
import { checkBalancerTags } from '../balancer-tags.ts';
import type { LoadBalancerScheme } from '../load-balancer.ts';
import { checkListeners } from './classic-listeners.ts';
import { interfacesKey } from './classic-load-balancer.ts';
import type { ClassicListener, ClassicLoadBalancer } from './classic-load-balancer.ts';
import { defaultElbGroup } from './default-elb-group.ts';

/** What a load balancer of the first kind shall be: in subnets, or in zones of the default network. */
export interface CreateClassicLoadBalancerInput {
  readonly name: string;
  readonly listeners: readonly ClassicListener[];
  readonly zones: readonly string[];
  readonly subnetIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly scheme: LoadBalancerScheme;
  readonly tags: readonly Tag[];
}

/**
 * Makes a load balancer of the first kind with an interface in each of its subnets.
 *
 * Without groups it gets one that load balancing makes for itself in the default VPC, the group `default` in any
 * other, and none in EC2-Classic.
 */
export function createClassicLoadBalancer(
  world: WorldView,
  input: CreateClassicLoadBalancerInput,
  context: DecisionContext,
): Decision<ClassicLoadBalancer> {
  const name = checkBalancerName(input.name, 'Load balancer');
  if (!name.ok) return refuse(name.error);
  if (world.classicLoadBalancers.get(input.name) !== undefined) {
    return refuse(
      ec2Error(
        'DuplicateLoadBalancerName',
        `Load balancer named '${input.name}' already exists and it is configured with different parameters.`,
      ),
    );
  }
  const listeners = checkListeners(input.listeners);
  if (!listeners.ok) return refuse(listeners.error);
  const subnets = findSubnets(world, input);
  if (!subnets.ok) return refuse(subnets.error);
  const groups = groupsFor(world, input, subnets.value[0].vpcId, context);
  if (!groups.ok) return refuse(groups.error);
  const tags = checkBalancerTags(input.tags);
  if (!tags.ok) return refuse(tags.error);

  const { groupIds, made } = groups.value;
  const place = {
    balancerId: interfacesKey(input.name),
    description: `ELB ${input.name}`,
    interfaceType: 'interface',
    scheme: input.scheme,
    groupIds,
  } as const;
  const interfaces = balancerInterfaces(world, subnets.value, place, context);
  if (!interfaces.ok) return refuse(ec2Error('InvalidSubnet', interfaces.error.message));

  const balancer: ClassicLoadBalancer = {
    kind: 'classic-load-balancer',
    id: input.name,
    vpcId: subnets.value[0].vpcId,
    subnetIds: subnets.value.map(({ id }) => id),
    scheme: input.scheme,
    groupIds,
    listeners: listeners.value,
    healthCheck: {
      target: `TCP:${String(listeners.value[0].instancePort)}`,
      intervalSeconds: 30,
      timeoutSeconds: 5,
      unhealthyThreshold: 2,
      healthyThreshold: 10,
    },
    instanceIds: [],
    createdAt: context.now.toISOString(),
    tags: tags.value,
  };
  return accept([...made, ...[balancer, ...interfaces.value].map(put)], balancer);
}

function findSubnets(
  world: WorldView,
  { zones, subnetIds }: CreateClassicLoadBalancerInput,
): Checked<readonly [Subnet, ...Subnet[]]> {
  if (subnetIds.length > 0) return findBalancerSubnets(world, subnetIds);
  const vpc = world.defaultVpc();
  if (vpc === undefined || zones.length === 0) {
    return fail(ec2Error('ValidationError', 'Either AvailabilityZones or SubnetIds must be specified'));
  }
  const defaults = world.subnetsByVpc.all(vpc.id).filter(({ isDefaultForZone }) => isDefaultForZone);
  const chosen: Subnet[] = [];
  for (const zone of new Set(zones)) {
    const subnet = isClassic(vpc.id) ? defaults[0] : defaults.find(({ availabilityZone }) => availabilityZone === zone);
    if (subnet === undefined) return fail(ec2Error('ValidationError', `Invalid Availability Zone: '${zone}'`));
    if (!chosen.includes(subnet)) chosen.push(subnet);
  }
  const [first, ...rest] = chosen;
  return first === undefined ? fail(ec2Error('ValidationError', 'No zone was specified')) : pass([first, ...rest]);
}

interface ChosenGroups {
  readonly groupIds: readonly string[];
  /** What has to be made for them. */
  readonly made: readonly Change[];
}

function groupsFor(
  world: WorldView,
  { groupIds, listeners }: CreateClassicLoadBalancerInput,
  vpcId: string,
  context: DecisionContext,
): Checked<ChosenGroups> {
  if (isClassic(vpcId)) {
    return groupIds.length === 0
      ? pass({ groupIds: [], made: [] })
      : fail(
          ec2Error('InvalidConfigurationRequest', 'Security groups can only be specified for a load balancer in a VPC'),
        );
  }
  if (groupIds.length === 0 && world.defaultVpc()?.id === vpcId) {
    const { groupId, made } = defaultElbGroup(world, vpcId, listeners, context);
    return pass({ groupIds: [groupId], made });
  }
  const chosen = chooseBalancerGroups(world, vpcId, groupIds, context);
  return chosen.ok ? pass({ groupIds: chosen.value, made: [] }) : chosen;
}
