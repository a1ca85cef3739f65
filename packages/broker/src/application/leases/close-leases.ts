import type { Lease } from '../../domain/lease.ts';
import { can } from '../../domain/permissions.ts';
import { reaches } from '../api-keys/key-reach.ts';
import { madeBy } from '../made-by.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { saveAndWake } from '../save-and-wake.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { endLeases } from './end-leases.ts';

/** What became of each lease that was to be closed, by its id. */
export interface ClosedLeases {
  readonly closing: readonly string[];
  readonly notClosed: readonly { readonly leaseId: string; readonly reason: 'ended-already' | 'not-found' }[];
}

/**
 * Ends many leases in one decision: those that can be closed are, and of the others it is said why not.
 *
 * What one may not see or close looks like what does not exist.
 */
export type CloseLeases = (
  principal: Principal,
  input: { readonly leaseIds: readonly string[] },
) => Promise<ClosedLeases>;

export function makeCloseLeases(context: UseCaseContext): CloseLeases {
  return async (principal, { leaseIds }) => {
    const { organizationId } = principal;
    const { closed } = await saveAndWake(context, async (tx) => {
      const made = madeBy(principal, context);
      const found = await findClosable(tx, principal, leaseIds);
      const own = found.filter(({ personId }) => personId === principal.personId);
      const others = found.filter(({ personId }) => personId !== principal.personId);
      const ownOutcome = await endLeases(tx, own, 'closed-by-holder', made);
      const othersOutcome = await endLeases(tx, others, 'revoked', made);
      const ended = [...ownOutcome.ended, ...othersOutcome.ended].map(({ leaseId }) => leaseId);
      return { closed: outcomeOf(leaseIds, found, ended), claims: [...ownOutcome.claims, ...othersOutcome.claims] };
    });

    context.changes.publish({ organizationId, topic: 'leases' });
    return closed;
  };
}

/** In the order of their ids, so that two who close the same leases wait for each other instead of for ever. */
async function findClosable(tx: Repositories, principal: Principal, leaseIds: readonly string[]): Promise<Lease[]> {
  const found: Lease[] = [];
  for (const leaseId of [...new Set(leaseIds)].sort()) {
    const lease = await tx.leases.find(principal.organizationId, leaseId);
    if (lease === null || !reaches(principal, lease.resourceId)) continue;
    const isOwn = lease.personId === principal.personId;
    if (can(principal, isOwn ? 'leases.close-own' : 'leases.close-any')) found.push(lease);
  }
  return found;
}

function outcomeOf(leaseIds: readonly string[], found: readonly Lease[], ended: readonly string[]): ClosedLeases {
  const known = new Map(found.map((lease) => [lease.leaseId, lease]));
  const closing: string[] = [];
  const notClosed: ClosedLeases['notClosed'][number][] = [];
  for (const leaseId of new Set(leaseIds)) {
    const lease = known.get(leaseId);
    if (lease === undefined) notClosed.push({ leaseId, reason: 'not-found' });
    else if (ended.includes(leaseId) || lease.state === 'closing') closing.push(leaseId);
    else notClosed.push({ leaseId, reason: 'ended-already' });
  }
  return { closing, notClosed };
}
