import type { NetworkInterface } from '../entity.ts';
import type { WorldView } from '../world-view.ts';
import type { InstanceConnectEndpoint } from './instance-connect-endpoint.ts';

/** The states that an endpoint here can be seen in. Those between are only told by the call that causes them. */
export type EndpointState = 'create-in-progress' | 'create-complete' | 'update-complete' | 'delete-in-progress';

/** An endpoint with what EC2 shows beside it. */
export interface EndpointDescription {
  readonly endpoint: InstanceConnectEndpoint;
  readonly state: EndpointState;
  readonly availabilityZone: string;
  readonly interfaceIds: readonly string[];
}

/** An endpoint as it stands, or in the state that a call tells. */
export function describeEndpoint(
  world: WorldView,
  endpoint: InstanceConnectEndpoint,
  { state, interfaces }: { readonly state?: EndpointState; readonly interfaces?: readonly NetworkInterface[] } = {},
): EndpointDescription {
  const found = interfaces ?? world.interfacesByServiceResource.all(endpoint.id);
  return {
    endpoint,
    state: state ?? (endpoint.wasModified ? 'update-complete' : 'create-complete'),
    availabilityZone: world.subnets.get(endpoint.subnetId)?.availabilityZone ?? '',
    interfaceIds: found.map(({ id }) => id),
  };
}
