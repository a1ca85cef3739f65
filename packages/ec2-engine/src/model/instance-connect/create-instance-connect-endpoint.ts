import { put } from '../change.ts';
import { accept, answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { Ec2Error } from '../ec2-error.ts';
import type { NetworkInterface, Subnet } from '../entity.ts';
import { chooseGroups } from '../interface/interface-groups.ts';
import { found } from '../resource-id.ts';
import { checkTags } from '../tags/check-tags.ts';
import type { Tag } from '../tag.ts';
import { AddressAllocation } from '../vpc/subnet-addresses.ts';
import type { WorldView } from '../world-view.ts';
import { describeEndpoint } from './endpoint-description.ts';
import type { EndpointDescription } from './endpoint-description.ts';
import {
  endpointInterfaceDescription,
  INSTANCE_CONNECT,
  INSTANCE_CONNECT_INTERFACE,
} from './instance-connect-endpoint.ts';
import type { InstanceConnectEndpoint } from './instance-connect-endpoint.ts';

/** What an endpoint shall be; no groups means the group `default`. */
export interface CreateEndpointInput {
  readonly subnetId: string;
  readonly groupIds: readonly string[];
  readonly preservesClientIp: boolean;
  readonly clientToken?: string;
  readonly tags: readonly Tag[];
}

/** Makes an endpoint with its interface. A repeated client token gives the first endpoint again. */
export function createInstanceConnectEndpoint(
  world: WorldView,
  input: CreateEndpointInput,
  context: DecisionContext,
): Decision<EndpointDescription> {
  const repeated = input.clientToken === undefined ? undefined : world.endpointsByClientToken.first(input.clientToken);
  if (repeated !== undefined) return answer(describeEndpoint(world, repeated));

  const subnet = found('subnet', input.subnetId, world.subnets.get(input.subnetId));
  if (!subnet.ok) return refuse(subnet.error);
  const groupIds = chooseGroups({ world, settings: context.settings }, subnet.value.vpcId, input.groupIds);
  if (!groupIds.ok) return refuse(groupIds.error);
  const tags = checkTags(input.tags);
  if (!tags.ok) return refuse(tags.error);
  const limit = limitProblem(world, subnet.value, context);
  if (limit !== undefined) return refuse(limit);
  const address = new AddressAllocation(world, subnet.value).take();
  if (!address.ok) return refuse(address.error);

  const endpoint: InstanceConnectEndpoint = {
    kind: 'instance-connect-endpoint',
    id: context.newId('eice'),
    vpcId: subnet.value.vpcId,
    subnetId: subnet.value.id,
    groupIds: groupIds.value,
    preservesClientIp: input.preservesClientIp,
    createdAt: context.now.toISOString(),
    wasModified: false,
    ...(input.clientToken !== undefined && { clientToken: input.clientToken }),
    tags: tags.value,
  };
  const entry = interfaceOf(endpoint, address.value, context);
  return accept(
    [put(endpoint), put(entry)],
    describeEndpoint(world, endpoint, { state: 'create-in-progress', interfaces: [entry] }),
  );
}

function interfaceOf(
  { id, vpcId, subnetId, groupIds }: InstanceConnectEndpoint,
  privateAddress: string,
  { newId }: DecisionContext,
): NetworkInterface {
  return {
    kind: 'network-interface',
    id: newId('eni'),
    vpcId,
    subnetId,
    description: endpointInterfaceDescription(id),
    interfaceType: INSTANCE_CONNECT_INTERFACE,
    privateAddress,
    groupIds,
    hasSourceDestCheck: true,
    requesterId: INSTANCE_CONNECT,
    serviceResourceId: id,
    tags: [],
  };
}

function limitProblem(world: WorldView, { vpcId }: Subnet, { settings }: DecisionContext): Ec2Error | undefined {
  if (world.endpointsByVpc.count(vpcId) >= settings.endpointsPerVpc) {
    return ec2Error(
      'ResourceLimitExceeded',
      `The maximum number of EC2 Instance Connect Endpoints for VPC '${vpcId}' has been reached.`,
    );
  }
  return world.endpoints.size >= settings.endpointsPerRegion
    ? ec2Error('ResourceLimitExceeded', 'The maximum number of EC2 Instance Connect Endpoints has been reached.')
    : undefined;
}
