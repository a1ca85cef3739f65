import { predecessorsOf } from '../../domain/handed-over.ts';
import type { Lease } from '../../domain/lease.ts';
import { can } from '../../domain/permissions.ts';
import type { LeaseDetails } from '../details.ts';
import { endLeases } from './end-leases.ts';
import { findVisibleLease, leaseNotFound } from './find-visible-lease.ts';
import { detailLease, readNames } from './lease-details.ts';
import { madeBy } from '../made-by.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { saveAndWake } from '../save-and-wake.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/**
 * Ends a lease now: the holder's own, or anybody's with the right.
 *
 * Closing what is closed already changes nothing and answers with the lease as it is.
 *
 * @throws `lease.not-found`
 */
export type CloseLease = (principal: Principal, input: { readonly leaseId: string }) => Promise<LeaseDetails>;

export function makeCloseLease(context: UseCaseContext): CloseLease {
  return async (principal, { leaseId }) => {
    const { details } = await saveAndWake(context, async (tx) => {
      const lease = await findVisibleLease(tx, principal, leaseId);
      const isOwn = lease.personId === principal.personId;
      if (!can(principal, isOwn ? 'leases.close-own' : 'leases.close-any')) throw leaseNotFound(leaseId);

      const made = madeBy(principal, context);
      const outcome = await endLeases(
        tx,
        [lease, ...(await openBefore(tx, lease))],
        isOwn ? 'closed-by-holder' : 'revoked',
        made,
      );
      const names = await readNames(tx, principal.organizationId);
      return { details: detailLease(names, outcome.ended[0] ?? lease), claims: outcome.claims };
    });

    context.changes.publish({ organizationId: principal.organizationId, topic: 'leases' });
    return details;
  };
}

/** While a lease takes over at a new address, the one before it is open, too. */
async function openBefore(tx: Repositories, lease: Lease): Promise<readonly Lease[]> {
  if (lease.movedFromLeaseId === null) return [];
  const { organizationId, personId, policyId } = lease;
  return predecessorsOf(lease, await tx.leases.listLive({ organizationId, personId, policyId }));
}
