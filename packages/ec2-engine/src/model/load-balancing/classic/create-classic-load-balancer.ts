import { put } from '../../change.ts';
import type { Change } from '../../change.ts';
import { isClassic } from '../../classic/classic-network.ts';
import { accept, answer, fail, pass, refuse } from '../../decision.ts';
import type { Checked, Decision, DecisionContext } from '../../decision.ts';
import { ec2Error } from '../../ec2-error.ts';
import type { Subnet } from '../../entity.ts';
import type { Tag } from '../../tag.ts';
import type { WorldView } from '../../world-view.ts';
import { balancerInterfaces } from '../balancer-interfaces.ts';
import type { BalancerPlace } from '../balancer-interfaces.ts';
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
 * other, and none in EC2-Classic. Asked for again with the same settings, it is given again.
 */
export function createClassicLoadBalancer(
  world: WorldView,
  input: CreateClassicLoadBalancerInput,
  context: DecisionContext,
): Decision<ClassicLoadBalancer> {
  const name = checkBalancerName(input.name, 'Load balancer');
  if (!name.ok) return refuse(name.error);
  const listeners = checkListeners(input.listeners);
  if (!listeners.ok) return refuse(listeners.error);
  const subnets = findSubnets(world, input);
  if (!subnets.ok) return refuse(subnets.error);
  const groups = groupsFor(world, input, subnets.value[0].vpcId, context);
  if (!groups.ok) return refuse(groups.error);
  const tags = checkBalancerTags(input.tags);
  if (!tags.ok) return refuse(tags.error);

  const { groupIds, made } = groups.value;
  const balancer = balancerOf(
    { input, subnets: subnets.value, listeners: listeners.value, groupIds, tags: tags.value },
    context,
  );
  const present = world.classicLoadBalancers.get(input.name);
  if (present !== undefined && isSame(present, balancer)) return answer(present);
  if (present !== undefined) {
    return refuse(
      ec2Error(
        'DuplicateLoadBalancerName',
        `Load balancer named '${input.name}' already exists and it is configured with different parameters.`,
      ),
    );
  }
  const interfaces = balancerInterfaces(world, subnets.value, placeOf(balancer), context);
  if (!interfaces.ok) return refuse(ec2Error('InvalidSubnet', interfaces.error.message));

  return accept([...made, ...[balancer, ...interfaces.value].map(put)], balancer);
}

interface CheckedParts {
  readonly input: CreateClassicLoadBalancerInput;
  readonly subnets: readonly [Subnet, ...Subnet[]];
  readonly listeners: readonly [ClassicListener, ...ClassicListener[]];
  readonly groupIds: readonly string[];
  readonly tags: readonly Tag[];
}

function balancerOf(
  { input: { name, scheme }, subnets, listeners, groupIds, tags }: CheckedParts,
  { now }: DecisionContext,
): ClassicLoadBalancer {
  return {
    kind: 'classic-load-balancer',
    id: name,
    vpcId: subnets[0].vpcId,
    subnetIds: subnets.map(({ id }) => id),
    scheme,
    groupIds,
    listeners,
    healthCheck: {
      target: `TCP:${String(listeners[0].instancePort)}`,
      intervalSeconds: 30,
      timeoutSeconds: 5,
      unhealthyThreshold: 2,
      healthyThreshold: 10,
    },
    instanceIds: [],
    createdAt: now.toISOString(),
    tags,
  };
}

function placeOf({ id, scheme, groupIds }: ClassicLoadBalancer): BalancerPlace {
  return {
    balancerId: interfacesKey(id),
    description: `ELB ${id}`,
    interfaceType: 'interface',
    scheme,
    groupIds,
  };
}

/** Whether one that is there was asked for in the same way. */
function isSame(a: ClassicLoadBalancer, b: ClassicLoadBalancer): boolean {
  const settings = ({ subnetIds, groupIds, listeners, scheme }: ClassicLoadBalancer) =>
    JSON.stringify([[...subnetIds].sort(), [...groupIds].sort(), listeners, scheme]);
  return settings(a) === settings(b);
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
