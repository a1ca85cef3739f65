import { relievedLeases } from '../../domain/handed-over.ts';
import { endLease } from '../../domain/lease-machine.ts';
import type { Lease } from '../../domain/lease.ts';
import type { NewEvent } from '../ports/event-repository.ts';
import type { Ids } from '../ports/ids.ts';
import type { Repositories } from '../ports/store.ts';
import { leaseTransitionEvents } from './ledger-events.ts';

/**
 * Ends the leases whose successors at a new address were seen open, in the transaction that saves that they were.
 *
 * @returns what the ledger says of it; when it says anything, the resource has something to do at once.
 */
export async function relieveLeases(
  tx: Repositories,
  leases: readonly Lease[],
  made: { readonly ids: Ids; readonly at: Date },
): Promise<readonly NewEvent[]> {
  const events: NewEvent[] = [];
  for (const lease of relievedLeases(leases)) {
    const transition = endLease(lease, 'moved', made.at);
    if (transition.kind !== 'changed') continue;
    await tx.leases.update(transition.lease);
    events.push(...leaseTransitionEvents(made, lease, transition.lease));
  }
  return events;
}
