import { wantedRulesOf } from '../domain/lease-rules.ts';
import type { AccessRequest } from '../domain/access-request.ts';
import type { AccessPolicy } from '../domain/access-policy.ts';
import type { Lease } from '../domain/lease.ts';
import type { OpeningGrant } from '../domain/open-decision.ts';
import { claimNow } from './claim-terms.ts';
import { newEvent } from './made-by.ts';
import type { MadeBy } from './made-by.ts';
import type { Repositories } from './ports/store.ts';
import type { Claim } from './ports/work-repository.ts';

/** A new lease for an approved request, with its rules wanted from now on. */
export function leaseOf(made: MadeBy, policy: AccessPolicy, request: AccessRequest, grant: OpeningGrant): Lease {
  const { traffics } = policy;
  return {
    leaseId: made.ids.newId('lease'),
    organizationId: policy.organizationId,
    requestId: request.requestId,
    policyId: policy.policyId,
    resourceId: policy.resourceId,
    personId: request.personId,
    traffics,
    cidrs: grant.cidrs,
    rules: wantedRulesOf({ traffics, cidrs: grant.cidrs }),
    state: 'opening',
    startsAt: grant.startsAt,
    endsAt: grant.endsAt,
    latestEndsAt: grant.latestEndsAt,
    openedAt: null,
    closedAt: null,
    endReason: null,
    problem: null,
    createdAt: made.at,
    version: 1,
  };
}

/**
 * Saves a lease with its event and marks its resource due, claiming it at once where nobody holds it, so that the
 * worker can begin without another look at the queue.
 */
export async function saveNewLease(
  tx: Repositories,
  lease: Lease,
  made: MadeBy & { readonly worker: string },
): Promise<Claim | null> {
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
  return tx.work.markDueAndClaim(lease.resourceId, claimNow(made.worker, made.at));
}
