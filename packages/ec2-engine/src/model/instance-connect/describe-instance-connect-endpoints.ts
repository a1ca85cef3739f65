import { answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { FilterField, FilterFields } from '../filter.ts';
import type { Page, PageBounds } from '../page.ts';
import { found } from '../resource-id.ts';
import { select } from '../selection.ts';
import type { Selection } from '../selection.ts';
import type { WorldView } from '../world-view.ts';
import { describeEndpoint } from './endpoint-description.ts';
import type { EndpointDescription } from './endpoint-description.ts';
import type { InstanceConnectEndpoint } from './instance-connect-endpoint.ts';

const BOUNDS: PageBounds = { least: 1, most: 50 };

const FIELDS: FilterFields<InstanceConnectEndpoint> = new Map<string, FilterField<InstanceConnectEndpoint>>([
  ['availability-zone', ({ subnetId }, { world }) => [world.subnets.get(subnetId)?.availabilityZone ?? '']],
  ['instance-connect-endpoint-id', (endpoint) => [endpoint.id]],
  ['state', (endpoint, { world }) => [describeEndpoint(world, endpoint).state]],
  ['subnet-id', (endpoint) => [endpoint.subnetId]],
  ['vpc-id', (endpoint) => [endpoint.vpcId]],
]);

/** Lists endpoints. */
export function describeInstanceConnectEndpoints(
  world: WorldView,
  selection: Selection,
  context: DecisionContext,
): Decision<Page<EndpointDescription>> {
  const page = select(
    selection,
    {
      idsParameter: 'instanceConnectEndpointIds',
      fields: FIELDS,
      bounds: BOUNDS,
      byId: (id) => found('instance-connect-endpoint', id, world.endpoints.get(id)),
      candidates: () => world.endpoints.values(),
    },
    { world, ...context },
  );
  if (!page.ok) return refuse(page.error);
  const { items, ...more } = page.value;
  return answer({ items: items.map((endpoint) => describeEndpoint(world, endpoint)), ...more });
}
