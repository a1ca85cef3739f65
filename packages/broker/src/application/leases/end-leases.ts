import { endLease } from '../../domain/lease-machine.ts';
import type { Lease, LeaseEndReason } from '../../domain/lease.ts';
import { markDueNow } from '../reconcile/claim-terms.ts';
import { newEvent } from '../made-by.ts';
import type { Decision } from '../made-by.ts';
import type { Repositories } from '../ports/store.ts';
import type { Claim } from '../ports/work-repository.ts';

/**
 * Ends leases now, inside the transaction of the decision that ends them: saves them with their events and marks
 * their resources due.
 *
 * @returns the claims to hand to `signal.wake` after the commit. Leases that have ended already are left as they are.
 */
export async function endLeases(
  tx: Repositories,
  leases: readonly Lease[],
  reason: LeaseEndReason,
  made: Decision,
): Promise<{ readonly ended: readonly Lease[]; readonly claims: readonly Claim[] }> {
  const ended: Lease[] = [];
  for (const lease of leases) {
    const transition = endLease(lease, reason, made.at);
    if (transition.kind === 'changed') ended.push(await tx.leases.update(transition.lease));
  }
  await tx.events.append(
    ended.map((lease) =>
      newEvent(made, 'lease.closing', {
        personId: lease.personId,
        resourceId: lease.resourceId,
        policyId: lease.policyId,
        requestId: lease.requestId,
        leaseId: lease.leaseId,
        address: lease.cidrs.join(' '),
        detail: { endReason: reason },
      }),
    ),
  );
  return { ended, claims: await claimResources(tx, ended, made) };
}

/** Marks the resources of leases due now; claims those that nobody holds. */
export async function claimResources(
  tx: Repositories,
  leases: readonly Lease[],
  made: { readonly at: Date; readonly worker: string | null },
): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  for (const resourceId of new Set(leases.map((lease) => lease.resourceId))) {
    const claim = await markDueNow(tx, resourceId, made);
    if (claim !== null) claims.push(claim);
  }
  return claims;
}
