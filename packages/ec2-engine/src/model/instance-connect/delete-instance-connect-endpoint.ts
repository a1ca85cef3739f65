import { remove } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { found } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';
import { describeEndpoint } from './endpoint-description.ts';
import type { EndpointDescription } from './endpoint-description.ts';

/** Removes an endpoint with its interface. */
export function deleteInstanceConnectEndpoint(
  world: WorldView,
  { endpointId }: { readonly endpointId: string },
): Decision<EndpointDescription> {
  const endpoint = found('instance-connect-endpoint', endpointId, world.endpoints.get(endpointId));
  if (!endpoint.ok) return refuse(endpoint.error);
  const interfaces = world.interfacesByServiceResource.all(endpointId);
  return accept(
    [...interfaces, endpoint.value].map(remove),
    describeEndpoint(world, endpoint.value, { state: 'delete-in-progress' }),
  );
}
