import type { DecisionContext } from '../decision.ts';
import type { Vpc } from '../entity.ts';
import type { WorldView } from '../world-view.ts';
import { peeringStatus } from './vpc-peering-connection.ts';
import type { PeeringStatus, VpcPeeringConnection } from './vpc-peering-connection.ts';

/** A connection with what EC2 shows beside it. The networks are absent when they are not, or no longer, there. */
export interface PeeringDescription {
  readonly connection: VpcPeeringConnection;
  readonly status: PeeringStatus;
  readonly requester: Vpc | undefined;
  readonly accepter: Vpc | undefined;
}

/** A connection as it stands at this moment. */
export function describePeering(
  world: WorldView,
  connection: VpcPeeringConnection,
  { now }: Pick<DecisionContext, 'now'>,
): PeeringDescription {
  return {
    connection,
    status: peeringStatus(connection, now),
    requester: world.vpcs.get(connection.requesterVpcId),
    accepter: world.vpcs.get(connection.accepterVpcId),
  };
}
