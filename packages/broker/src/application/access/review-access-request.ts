import { newLease } from '../../domain/new-lease.ts';
import { decideApprovedOpening } from '../../domain/open-decision.ts';
import { reviewRequest } from '../../domain/request-machine.ts';
import type { AccessRequest } from '../../domain/access-request.ts';
import type { Lease } from '../../domain/lease.ts';
import type { LeaseDetails, RequestDetails } from '../details.ts';
import { saveNewLease } from '../leases/save-new-lease.ts';
import { detailLease, detailRequest, readNames } from '../leases/lease-details.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Decision } from '../made-by.ts';
import { addressLetter } from '../mail/address-letter.ts';
import { requestDecidedLetter } from '../mail/letters/request-decided.ts';
import { requireOrganization } from '../organization/read-organization.ts';
import { openingProblem } from './opening-refusal.ts';
import type { Repositories } from '../ports/store.ts';
import type { Claim } from '../ports/work-repository.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { saveAndWake } from '../save-and-wake.ts';
import { reviewProblem } from './review-refusal.ts';
import type { UseCaseContext } from '../use-case-context.ts';

export interface ReviewAccessRequestInput {
  readonly requestId: string;
  readonly decision: 'approve' | 'deny';
  readonly comment?: string | undefined;
  /** With an approval: for less time than was asked for. */
  readonly durationSeconds?: number | undefined;
}

/**
 * Approves or denies a request. The last approval that was needed opens the lease, and the clock starts then.
 *
 * What was lost since the request (the grant, the policy, the window) is refused at the approval.
 *
 * @throws `request.not-found`, `request.self-approval`, `permission.denied`, `request.already-decided`,
 * `request.already-reviewed`, and the `access.…` codes.
 */
export type ReviewAccessRequest = (
  principal: Principal,
  input: ReviewAccessRequestInput,
) => Promise<{ readonly request: RequestDetails; readonly lease: LeaseDetails | null }>;

export function makeReviewAccessRequest(context: UseCaseContext & { readonly publicUrl: string }): ReviewAccessRequest {
  return async (principal, input) => {
    const saved = await saveAndWake(context, (tx) => review(context, tx, principal, input));

    for (const topic of ['requests', 'leases', 'messages'] as const) {
      context.changes.publish({ organizationId: principal.organizationId, topic });
    }
    return { request: saved.request, lease: saved.lease };
  };
}

async function review(
  context: UseCaseContext & { readonly publicUrl: string },
  tx: Repositories,
  principal: Principal,
  input: ReviewAccessRequestInput,
) {
  const made = madeBy(principal, context);
  const request = await tx.requests.find(principal.organizationId, input.requestId);
  const reviewer = await tx.people.find(principal.organizationId, principal.personId);
  if (request === null || reviewer === null) throw notFound(input.requestId);

  const comment = input.comment === undefined || input.comment === '' ? null : input.comment;
  const { decision, durationSeconds = null } = input;
  const outcome = reviewRequest(request, { reviewer, decision, comment, durationSeconds }, made.at);
  if (outcome.kind === 'refused') throw reviewProblem(outcome, input.requestId);

  const about = {
    personId: request.personId,
    resourceId: request.resourceId,
    policyId: request.policyId,
    requestId: request.requestId,
    address: request.cidrs.join(' '),
  };
  await tx.events.append([
    newEvent(made, `request.${eventName(outcome.kind)}`, { ...about, detail: { comment, durationSeconds } }),
  ]);

  const granted = outcome.kind === 'approved' ? await grant(tx, outcome.request, made) : null;
  const decided = granted?.request ?? outcome.request;
  const stored = await tx.requests.update(decided);
  const names = await readNames(tx, principal.organizationId);

  if (outcome.kind !== 'recorded') {
    const policy = names.policies.get(request.policyId);
    const resource = names.resources.get(request.resourceId);
    const requester = names.people.get(request.personId);
    const { timeZone, settings } = await requireOrganization(tx, principal.organizationId);
    const isTold = settings.notifications.tellsDecisions;
    if (isTold && policy !== undefined && resource !== undefined && requester !== undefined) {
      const about = { request: stored, policy, resource, requester, publicUrl: context.publicUrl, timeZone };
      const kind = outcome.kind === 'approved' ? 'request-approved' : 'request-denied';
      await tx.outbox.insert([addressLetter(made, kind, requester, requestDecidedLetter(about, comment))]);
    }
  }
  return {
    request: detailRequest(names, stored),
    lease: granted === null ? null : detailLease(names, granted.lease),
    claims: granted?.claims ?? null,
  };
}

async function grant(
  tx: Repositories,
  request: AccessRequest,
  made: Decision,
): Promise<{ readonly request: AccessRequest; readonly lease: Lease; readonly claims: readonly Claim[] }> {
  const policy = await tx.policies.find(request.organizationId, request.policyId);
  const person = await tx.people.find(request.organizationId, request.personId);
  if (policy === null || person === null) {
    throw new ProblemError(
      'access.not-granted',
      'The policy or the person of this request is gone; deny the request instead.',
    );
  }
  const decision = decideApprovedOpening({ policy, person, request, now: made.at });
  if (decision.kind === 'refused') throw openingProblem(decision);

  const { requestId, personId } = request;
  const lease = newLease({
    leaseId: made.ids.newId('lease'),
    requestId,
    personId,
    policy,
    grant: decision,
    now: made.at,
  });
  const claim = await saveNewLease(tx, lease, made);
  return { request: { ...request, leaseId: lease.leaseId }, lease, claims: claim === null ? [] : [claim] };
}

function eventName(kind: 'approved' | 'recorded' | 'denied'): 'approved' | 'approval-recorded' | 'denied' {
  return kind === 'recorded' ? 'approval-recorded' : kind;
}

function notFound(requestId: string): ProblemError {
  return new ProblemError('request.not-found', `There is no access request ${requestId} in your organization.`);
}
