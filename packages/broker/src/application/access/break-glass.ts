import type { AccessPolicy } from '../../domain/access-policy.ts';
import type { AccessRequest } from '../../domain/access-request.ts';
import type { Lease } from '../../domain/lease.ts';
import type { Person } from '../../domain/person.ts';
import { cancelRequest } from '../../domain/request-machine.ts';
import type { Resource } from '../../domain/resource.ts';
import { newEvent } from '../made-by.ts';
import type { MadeBy } from '../made-by.ts';
import { addressLetter } from '../mail/address-letter.ts';
import { breakGlassOpenedLetter } from '../mail/letters/break-glass-opened.ts';
import { requireOrganization } from '../organization/read-organization.ts';
import type { Repositories } from '../ports/store.ts';

/** Access that was opened without the approvals that its policy asks for. */
export interface BrokenGlass {
  readonly policy: AccessPolicy;
  readonly person: Person;
  readonly resource: Resource;
  readonly request: AccessRequest;
  readonly lease: Lease;
}

/**
 * Tells the ledger and every approver, whatever the policy says about mail, inside the transaction that opens. What the
 * person asked for before waits no longer.
 */
export async function tellOfBreakGlass(
  tx: Repositories,
  broken: BrokenGlass,
  { made, publicUrl }: { readonly made: MadeBy; readonly publicUrl: string },
): Promise<void> {
  const { person, policy, resource, request, lease } = broken;
  await tx.events.append([
    newEvent(made, 'access.glass-broken', {
      personId: person.personId,
      resourceId: policy.resourceId,
      policyId: policy.policyId,
      requestId: request.requestId,
      leaseId: lease.leaseId,
      address: lease.cidrs.join(' '),
      detail: { reason: request.reason, approvalsSkipped: policy.approvalsNeeded, endsAt: lease.endsAt.toISOString() },
    }),
  ]);
  const { timeZone } = await requireOrganization(tx, policy.organizationId);
  const letter = breakGlassOpenedLetter({ request, policy, resource, requester: person, lease, publicUrl, timeZone });
  const reviewers = await tx.people.listReviewers(policy.organizationId);
  const others = reviewers.filter(({ personId }) => personId !== person.personId);
  await tx.outbox.insert(others.map((reviewer) => addressLetter(made, 'break-glass-opened', reviewer, letter)));
  await withdrawWaiting(tx, broken, made);
}

async function withdrawWaiting(tx: Repositories, { person, policy }: BrokenGlass, made: MadeBy): Promise<void> {
  const { organizationId, policyId, resourceId } = policy;
  const { personId } = person;
  const waiting = await tx.requests.list(
    { organizationId, personId, policyId, states: ['pending'] },
    { after: null, limit: 100 },
  );
  for (const { requestId } of waiting.items) {
    const request = await tx.requests.find(organizationId, requestId);
    const transition = request === null ? null : cancelRequest(request, personId, made.at);
    if (transition?.kind !== 'changed') continue;
    await tx.requests.update(transition.request);
    await tx.events.append([newEvent(made, 'request.cancelled', { personId, resourceId, policyId, requestId })]);
  }
}
