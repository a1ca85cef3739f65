import { extendLease } from '../../domain/lease-machine.ts';
import type { LeaseRefusal } from '../../domain/lease-machine.ts';
import { can } from '../../domain/permissions.ts';
import type { LeaseDetails } from '../details.ts';
import { claimResources } from './end-leases.ts';
import { detailLease, readNames } from './lease-details.ts';
import { findVisibleLease, leaseNotFound } from './find-visible-lease.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { saveAndWake } from '../save-and-wake.ts';
import type { UseCaseContext } from '../use-case-context.ts';

export type ExtendLeaseInput = { readonly leaseId: string } & (
  { readonly durationSeconds: number } | { readonly endsAt: Date }
);

/**
 * Moves a lease's end later, without a gap: by so many seconds from its present end, or to an instant.
 *
 * What the policy does not allow in full is refused, never shortened.
 *
 * @throws `lease.not-found`, `lease.not-live`, `lease.extension-too-long`, `lease.extension-too-short`
 */
export type ExtendLease = (principal: Principal, input: ExtendLeaseInput) => Promise<LeaseDetails>;

export function makeExtendLease(context: UseCaseContext): ExtendLease {
  return async (principal, input) => {
    const { details } = await saveAndWake(context, async (tx) => {
      const made = madeBy(principal, context);
      const lease = await findVisibleLease(tx, principal, input.leaseId);
      const isOwn = lease.personId === principal.personId;
      if (!can(principal, isOwn ? 'leases.extend-own' : 'leases.extend-any')) throw leaseNotFound(input.leaseId);

      const endsAt = 'endsAt' in input ? input.endsAt : new Date(lease.endsAt.getTime() + input.durationSeconds * 1000);
      const transition = extendLease(lease, endsAt, made.at);
      if (transition.kind === 'refused') throw extensionProblem(transition);

      const stored = await tx.leases.update(transition.lease);
      const { personId, resourceId, policyId, requestId, leaseId } = stored;
      const detail = { from: lease.endsAt.toISOString(), endsAt: stored.endsAt.toISOString() };
      const address = stored.cidrs.join(' ');
      await tx.events.append([
        newEvent(made, 'lease.extended', { personId, resourceId, policyId, requestId, leaseId, address, detail }),
      ]);
      // The rule's description in AWS names the end, so the resource has something to do.
      const marked = await claimResources(tx, [stored], made);
      return { details: detailLease(await readNames(tx, principal.organizationId), stored), claims: marked };
    });

    context.changes.publish({ organizationId: principal.organizationId, topic: 'leases' });
    return details;
  };
}

function extensionProblem(refusal: LeaseRefusal): ProblemError {
  switch (refusal.reason) {
    case 'end-too-late':
      return new ProblemError(
        'lease.extension-too-long',
        `The new end would be ${refusal.given.toISOString()}; this lease can last until ${refusal.latestEndsAt.toISOString()} at most.`,
        {
          fields: [
            {
              field: 'endsAt',
              code: 'extension.too-long',
              given: refusal.given.toISOString(),
              expected: `No later than ${refusal.latestEndsAt.toISOString()}.`,
            },
          ],
        },
      );
    case 'end-not-later':
      return new ProblemError(
        'lease.extension-too-short',
        `The lease lasts until ${refusal.endsAt.toISOString()} already; ${refusal.given.toISOString()} is no later.`,
      );
    case 'over':
    case 'not-due':
    case 'wrong-state':
      return new ProblemError('lease.not-live', 'The lease has ended, so it cannot be extended. Open access again.');
  }
}
