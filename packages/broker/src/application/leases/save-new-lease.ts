import type { Lease } from '../../domain/lease.ts';
import { markDueNow } from '../reconcile/claim-terms.ts';
import { newEvent } from '../made-by.ts';
import { requireNoEmergencyStop } from '../emergency/require-no-emergency-stop.ts';
import type { Decision } from '../made-by.ts';
import type { Repositories } from '../ports/store.ts';
import type { Claim } from '../ports/work-repository.ts';

/**
 * Saves a lease with its event and marks its resource due, claiming it at once where nobody holds it, so that the
 * worker can begin without another look at the queue.
 *
 * @throws `access.emergency-stop` while one suspends openings of the resource.
 */
export async function saveNewLease(tx: Repositories, lease: Lease, made: Decision): Promise<Claim | null> {
  await requireNoEmergencyStop(tx, lease.organizationId, lease.resourceId);
  await tx.leases.insert(lease);
  await tx.events.append([
    newEvent(made, 'lease.opening', {
      personId: lease.personId,
      resourceId: lease.resourceId,
      policyId: lease.policyId,
      requestId: lease.requestId,
      leaseId: lease.leaseId,
      address: lease.cidrs.join(' '),
      detail: { endsAt: lease.endsAt.toISOString() },
    }),
  ]);
  return markDueNow(tx, lease.resourceId, made);
}
