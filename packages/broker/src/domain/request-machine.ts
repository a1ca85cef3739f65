import type { AccessRequest, AccessRequestState, Review } from './access-request.ts';
import { SHORTEST_LEASE_SECONDS } from './lease-term.ts';
import { can } from './permissions.ts';
import type { Person } from './person.ts';

/** A request that nobody reviewed for a day lapses, unless the caller has another idea of it. */
export const REQUEST_LAPSES_AFTER_SECONDS = 24 * 60 * 60;

export interface ReviewAttempt {
  readonly reviewer: Person;
  readonly decision: Review['decision'];
  readonly comment: string | null;
  /** An approval for less time than was asked for; left out for as long as was asked. */
  readonly durationSeconds?: number | null;
}

export type ReviewOutcome =
  /** The last approval that was needed. */
  | { readonly kind: 'approved'; readonly request: AccessRequest }
  /** An approval, and more are needed. */
  | { readonly kind: 'recorded'; readonly request: AccessRequest; readonly approvalsMissing: number }
  /** One denial is enough. */
  | { readonly kind: 'denied'; readonly request: AccessRequest }
  | ReviewRefusal;

export type ReviewRefusal = { readonly kind: 'refused' } & (
  | { readonly reason: 'self-approval' }
  | { readonly reason: 'not-an-approver' }
  | { readonly reason: 'already-reviewed' }
  | { readonly reason: 'already-decided'; readonly state: AccessRequestState }
  | { readonly reason: 'lapsed'; readonly lapsesAt: Date }
  /** Approvers shorten what was asked for, and never lengthen it. */
  | { readonly reason: 'longer-than-asked'; readonly given: number; readonly asked: number }
  | { readonly reason: 'shorter-than-possible'; readonly given: number; readonly shortest: number }
);

/**
 * Decides about one review of a request.
 *
 * The requester is refused first, whatever the role and the state of the request. Nobody counts twice.
 */
export function reviewRequest(request: AccessRequest, attempt: ReviewAttempt, now: Date): ReviewOutcome {
  const refusal = refusalOf(request, attempt.reviewer, now);
  if (refusal !== null) return refusal;

  const { reviewer, decision, comment } = attempt;
  const durationSeconds = decision === 'approve' ? (attempt.durationSeconds ?? null) : null;
  const outOfRange = refusalOfDuration(request, durationSeconds);
  if (outOfRange !== null) return outOfRange;

  const review: Review = { reviewerId: reviewer.personId, decision, comment, durationSeconds, reviewedAt: now };
  const reviewed: AccessRequest = { ...request, reviews: [...request.reviews, review] };
  if (decision === 'deny') return { kind: 'denied', request: { ...reviewed, state: 'denied', decidedAt: now } };

  const approvalsMissing = request.approvalsNeeded - approvalsOf(reviewed);
  if (approvalsMissing > 0) return { kind: 'recorded', request: reviewed, approvalsMissing };
  return { kind: 'approved', request: { ...reviewed, state: 'approved', decidedAt: now } };
}

/**
 * For how long the lease of a request may be: the shortest time that was asked for or agreed to; `null` to the end of the
 * window.
 */
export function agreedSeconds({ durationSeconds, reviews }: AccessRequest): number | null {
  const named = [durationSeconds, ...reviews.map((review) => review.durationSeconds)].filter((given) => given !== null);
  return named.length === 0 ? null : Math.min(...named);
}

/** Whether a review by this person would be counted; for showing the buttons to those who can use them. */
export function canReview(request: AccessRequest, reviewer: Person, now: Date): boolean {
  return refusalOf(request, reviewer, now) === null;
}

export type RequestTransition =
  | { readonly kind: 'changed'; readonly request: AccessRequest }
  | { readonly kind: 'refused'; readonly reason: 'not-the-requester' }
  | { readonly kind: 'refused'; readonly reason: 'already-decided'; readonly state: AccessRequestState }
  | { readonly kind: 'refused'; readonly reason: 'lapsed'; readonly lapsesAt: Date }
  | { readonly kind: 'refused'; readonly reason: 'not-due'; readonly dueAt: Date };

/** The requester takes the request back. */
export function cancelRequest(request: AccessRequest, personId: string, now: Date): RequestTransition {
  if (request.personId !== personId) return { kind: 'refused', reason: 'not-the-requester' };
  return notPending(request, now) ?? { kind: 'changed', request: { ...request, state: 'cancelled', decidedAt: now } };
}

/** The time for reviews is over. */
export function lapseRequest(request: AccessRequest, now: Date): RequestTransition {
  if (request.state !== 'pending') return { kind: 'refused', reason: 'already-decided', state: request.state };
  if (request.lapsesAt > now) return { kind: 'refused', reason: 'not-due', dueAt: request.lapsesAt };
  return { kind: 'changed', request: { ...request, state: 'lapsed', decidedAt: now } };
}

/**
 * Approvers are reminded once, after it waited for so long; `false` for one that is decided, lapsed or reminded of.
 */
export function isReminderDue(request: AccessRequest, waitsSeconds: number, now: Date): boolean {
  const isWaiting = request.state === 'pending' && request.lapsesAt > now && request.remindedAt === null;
  return isWaiting && now.getTime() - request.createdAt.getTime() >= waitsSeconds * 1000;
}

/** When a request made now lapses. */
export function lapsesAtFor(createdAt: Date): Date {
  return new Date(createdAt.getTime() + REQUEST_LAPSES_AFTER_SECONDS * 1000);
}

function refusalOf(request: AccessRequest, reviewer: Person, now: Date): ReviewRefusal | null {
  if (reviewer.personId === request.personId) return { kind: 'refused', reason: 'self-approval' };
  if (!isApprover(request, reviewer)) return { kind: 'refused', reason: 'not-an-approver' };

  const closed = notPending(request, now);
  if (closed !== null) return closed;
  if (request.reviews.some(({ reviewerId }) => reviewerId === reviewer.personId)) {
    return { kind: 'refused', reason: 'already-reviewed' };
  }
  return null;
}

function refusalOfDuration(request: AccessRequest, given: number | null): ReviewRefusal | null {
  if (given === null) return null;
  const asked = request.durationSeconds ?? Infinity;
  if (given > asked) return { kind: 'refused', reason: 'longer-than-asked', given, asked };
  const isPossible = Number.isInteger(given) && given >= SHORTEST_LEASE_SECONDS;
  return isPossible
    ? null
    : { kind: 'refused', reason: 'shorter-than-possible', given, shortest: SHORTEST_LEASE_SECONDS };
}

function isApprover(request: AccessRequest, reviewer: Person): boolean {
  return (
    reviewer.organizationId === request.organizationId &&
    reviewer.status === 'active' &&
    can(reviewer, 'requests.review')
  );
}

type NotPending =
  | { readonly kind: 'refused'; readonly reason: 'already-decided'; readonly state: AccessRequestState }
  | { readonly kind: 'refused'; readonly reason: 'lapsed'; readonly lapsesAt: Date };

function notPending(request: AccessRequest, now: Date): NotPending | null {
  const isOverdue = request.state === 'pending' && request.lapsesAt <= now;
  if (request.state === 'lapsed' || isOverdue) return { kind: 'refused', reason: 'lapsed', lapsesAt: request.lapsesAt };
  if (request.state !== 'pending') return { kind: 'refused', reason: 'already-decided', state: request.state };
  return null;
}

function approvalsOf(request: AccessRequest): number {
  const approvers = request.reviews
    .filter(({ decision }) => decision === 'approve')
    .map(({ reviewerId }) => reviewerId);
  return new Set(approvers).size;
}
