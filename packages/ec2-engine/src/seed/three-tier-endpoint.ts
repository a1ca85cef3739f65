import type { Entity, NetworkInterface } from '../model/entity.ts';
import {
  endpointInterfaceDescription,
  INSTANCE_CONNECT,
  INSTANCE_CONNECT_INTERFACE,
} from '../model/instance-connect/instance-connect-endpoint.ts';
import type { InstanceConnectEndpoint } from '../model/instance-connect/instance-connect-endpoint.ts';
import { countedId } from './seed.ts';
import { THREE_TIER_GROUPS } from './three-tier-groups.ts';
import { THREE_TIER_VPC_ID, threeTierAddresses, threeTierSubnetId } from './three-tier-network.ts';

const { id: GROUP_ID, digits: DIGITS } = THREE_TIER_GROUPS['instance-connect-endpoint'];

/** The EC2 Instance Connect Endpoint of the three tiers, in the first public subnet. */
export function threeTierEndpoint(createdAt: string): readonly Entity[] {
  const endpoint: InstanceConnectEndpoint = {
    kind: 'instance-connect-endpoint',
    id: countedId('eice', DIGITS, 1),
    vpcId: THREE_TIER_VPC_ID,
    subnetId: threeTierSubnetId('public', 0),
    groupIds: [GROUP_ID],
    preservesClientIp: false,
    createdAt,
    wasModified: false,
    tags: [],
  };
  const entry: NetworkInterface = {
    kind: 'network-interface',
    id: countedId('eni', DIGITS, 1),
    vpcId: THREE_TIER_VPC_ID,
    subnetId: endpoint.subnetId,
    description: endpointInterfaceDescription(endpoint.id),
    interfaceType: INSTANCE_CONNECT_INTERFACE,
    privateAddress: `${threeTierAddresses('public', 0)}.201`,
    groupIds: [GROUP_ID],
    hasSourceDestCheck: true,
    requesterId: INSTANCE_CONNECT,
    serviceResourceId: endpoint.id,
    tags: [],
  };
  return [endpoint, entry];
}
