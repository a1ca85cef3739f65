import { answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { FilterField, FilterFields } from '../filter.ts';
import type { Page } from '../page.ts';
import { found } from '../resource-id.ts';
import { select } from '../selection.ts';
import type { Selection } from '../selection.ts';
import type { WorldView } from '../world-view.ts';
import { describePeering } from './peering-description.ts';
import type { PeeringDescription } from './peering-description.ts';
import { isPeeringVisible, peeringStatus } from './vpc-peering-connection.ts';
import type { VpcPeeringConnection } from './vpc-peering-connection.ts';

/** Lists connections, also those that ended lately. */
export function describeVpcPeeringConnections(
  world: WorldView,
  selection: Selection,
  context: DecisionContext,
): Decision<Page<PeeringDescription>> {
  const { now } = context;
  const visible = (connection: VpcPeeringConnection | undefined) =>
    connection !== undefined && isPeeringVisible(connection, now) ? connection : undefined;
  const page = select(
    selection,
    {
      idsParameter: 'vpcPeeringConnectionIds',
      fields: fieldsAt(now),
      byId: (id) => found('vpc-peering-connection', id, visible(world.peerings.get(id))),
      candidates: () => [...world.peerings.values()].filter((connection) => isPeeringVisible(connection, now)),
    },
    { world, ...context },
  );
  if (!page.ok) return refuse(page.error);
  const { items, ...more } = page.value;
  return answer({ items: items.map((connection) => describePeering(world, connection, context)), ...more });
}

function fieldsAt(now: Date): FilterFields<VpcPeeringConnection> {
  return new Map<string, FilterField<VpcPeeringConnection>>([
    ['accepter-vpc-info.owner-id', (connection) => [connection.accepterAccountId]],
    ['accepter-vpc-info.vpc-id', (connection) => [connection.accepterVpcId]],
    ['requester-vpc-info.owner-id', (_connection, { accountId }) => [accountId]],
    ['requester-vpc-info.vpc-id', (connection) => [connection.requesterVpcId]],
    ['status-code', (connection) => [peeringStatus(connection, now)]],
    ['vpc-peering-connection-id', (connection) => [connection.id]],
  ]);
}
