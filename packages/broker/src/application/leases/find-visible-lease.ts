import { can } from '../../domain/permissions.ts';
import type { Lease } from '../../domain/lease.ts';
import { reaches } from '../api-keys/key-reach.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';

/** A lease that the principal may see: their own, or any with the right. @throws `lease.not-found` */
export async function findVisibleLease(tx: Repositories, principal: Principal, leaseId: string): Promise<Lease> {
  const lease = await tx.leases.find(principal.organizationId, leaseId);
  const isVisible = lease?.personId === principal.personId || can(principal, 'leases.list-all');
  if (lease === null || !isVisible || !reaches(principal, lease.resourceId)) throw leaseNotFound(leaseId);
  return lease;
}

/** What one may not see looks like what does not exist. */
export function leaseNotFound(leaseId: string): ProblemError {
  return new ProblemError('lease.not-found', `There is no lease ${leaseId} that you may see.`);
}
