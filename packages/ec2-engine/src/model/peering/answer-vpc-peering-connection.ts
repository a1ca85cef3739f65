import { put } from '../change.ts';
import { accept, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import { found } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';
import { describePeering } from './peering-description.ts';
import type { PeeringDescription } from './peering-description.ts';
import { isPeeringVisible, peeringStatus } from './vpc-peering-connection.ts';
import type { PeeringStatus, VpcPeeringConnection } from './vpc-peering-connection.ts';

/** Which connection a call is about. */
export interface PeeringSelector {
  readonly connectionId: string;
}

/** Opens a link that was asked for. Accepting an open one again changes nothing. */
export function acceptVpcPeeringConnection(
  world: WorldView,
  selector: PeeringSelector,
  context: DecisionContext,
): Decision<PeeringDescription> {
  const connection = findPeering(world, selector, context.now, ['pending-acceptance', 'active']);
  if (!connection.ok) return refuse(connection.error);
  const active: VpcPeeringConnection = { ...connection.value, status: 'active' };
  return accept([put(active)], describePeering(world, active, context));
}

/** Turns down a link that was asked for. */
export function rejectVpcPeeringConnection(
  world: WorldView,
  selector: PeeringSelector,
  { now }: DecisionContext,
): Decision<true> {
  const connection = findPeering(world, selector, now, ['pending-acceptance']);
  if (!connection.ok) return refuse(connection.error);
  return accept([put({ ...connection.value, status: 'rejected', endedAt: now.toISOString() })], true);
}

/** Ends a link. The rules that reached over it stay, and are stale from then on. */
export function deleteVpcPeeringConnection(
  world: WorldView,
  selector: PeeringSelector,
  { now }: DecisionContext,
): Decision<true> {
  const connection = findPeering(world, selector, now, ['pending-acceptance', 'active', 'expired']);
  if (!connection.ok) return refuse(connection.error);

  const stale = world.rulesByPeering
    .all(selector.connectionId)
    .map((rule) =>
      rule.peering === undefined ? rule : { ...rule, peering: { ...rule.peering, status: 'deleted' as const } },
    );
  const ended = { ...connection.value, status: 'deleted' as const, endedAt: now.toISOString() };
  return accept([put(ended), ...stale.map(put)], true);
}

function findPeering(
  world: WorldView,
  { connectionId }: PeeringSelector,
  now: Date,
  allowed: readonly PeeringStatus[],
): Checked<VpcPeeringConnection> {
  const stored = world.peerings.get(connectionId);
  const connection = found(
    'vpc-peering-connection',
    connectionId,
    stored !== undefined && isPeeringVisible(stored, now) ? stored : undefined,
  );
  if (!connection.ok) return connection;
  if (allowed.includes(peeringStatus(connection.value, now))) return pass(connection.value);
  return fail(
    ec2Error(
      'InvalidStateTransition',
      `The request cannot be completed: the state of the VPC peering connection ${connectionId} is ${peeringStatus(connection.value, now)}.`,
    ),
  );
}
