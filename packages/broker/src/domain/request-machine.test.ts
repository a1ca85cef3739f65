import { describe, expect, it } from 'vitest';
import { ACCESS_REQUEST_STATES } from './access-request.ts';
import type { AccessRequest, Review } from './access-request.ts';
import { examplePerson, exampleRequest, MONDAY_AT_TEN } from './examples.ts';
import { ROLES } from './person.ts';
import type { Person } from './person.ts';
import {
  agreedSeconds,
  cancelRequest,
  canReview,
  lapseRequest,
  lapsesAtFor,
  reviewRequest,
} from './request-machine.ts';

const NOW = new Date('2026-11-16T10:00:00Z');
const LAPSED_AT = new Date('2026-11-17T09:00:00Z');
const DECISIONS = ['approve', 'deny'] as const;

const bob = examplePerson({ personId: 'bob', role: 'approver' });
const carol = examplePerson({ personId: 'carol', role: 'administrator' });

describe('every state, decision, role and relation', () => {
  const cases = ACCESS_REQUEST_STATES.flatMap((state) =>
    DECISIONS.flatMap((decision) =>
      ROLES.flatMap((role) => [
        { state, decision, role, personId: 'ada', expected: 'self-approval' },
        { state, decision, role, personId: 'bob', expected: expectedFor(state, decision, role) },
      ]),
    ),
  );

  it.each(cases)('$state, $decision by $role $personId: $expected', ({ state, decision, role, personId, expected }) => {
    const outcome = review(exampleRequest({ state }), examplePerson({ personId, role }), decision);

    expect(outcome.kind === 'refused' ? outcome.reason : outcome.kind).toBe(expected);
  });

  function expectedFor(state: AccessRequest['state'], decision: Review['decision'], role: Person['role']): string {
    if (role === 'member' || role === 'auditor') return 'not-an-approver';
    if (state === 'pending') return decision === 'approve' ? 'approved' : 'denied';
    return state === 'lapsed' ? 'lapsed' : 'already-decided';
  }
});

describe('a review', () => {
  it('that is the last approval needed approves, and starts the clock now', () => {
    const outcome = review(exampleRequest(), bob, 'approve', 'go ahead');

    expect(outcome).toEqual({
      kind: 'approved',
      request: exampleRequest({
        state: 'approved',
        decidedAt: NOW,
        reviews: [
          { reviewerId: 'bob', decision: 'approve', comment: 'go ahead', durationSeconds: null, reviewedAt: NOW },
        ],
      }),
    });
  });

  it('is recorded while more are needed, then a second person approves', () => {
    const first = review(exampleRequest({ approvalsNeeded: 2 }), bob, 'approve');

    expect(first).toMatchObject({
      kind: 'recorded',
      approvalsMissing: 1,
      request: { state: 'pending', decidedAt: null },
    });
    if (first.kind !== 'recorded') return;
    expect(review(first.request, carol, 'approve')).toMatchObject({ kind: 'approved', request: { state: 'approved' } });
  });

  it('that denies decides alone, even after approvals', () => {
    const approved = exampleRequest({ approvalsNeeded: 3, reviews: [approvalBy('bob')] });

    expect(review(approved, carol, 'deny')).toMatchObject({
      kind: 'denied',
      request: { state: 'denied', decidedAt: NOW },
    });
  });

  it('leaves the request it was given alone', () => {
    const request = Object.freeze(exampleRequest({ reviews: Object.freeze([]) }));

    review(request, bob, 'approve');

    expect(request).toEqual(exampleRequest());
  });

  it('comes too late from the instant at which the request lapses, lapsed by the worker or not', () => {
    const outcome = reviewRequest(exampleRequest(), { reviewer: bob, decision: 'approve', comment: null }, LAPSED_AT);

    expect(outcome).toEqual({ kind: 'refused', reason: 'lapsed', lapsesAt: LAPSED_AT });
  });
});

describe('an approval for a shorter time', () => {
  const approve = (request: AccessRequest, durationSeconds: number) =>
    reviewRequest(request, { reviewer: bob, decision: 'approve', comment: null, durationSeconds }, NOW);

  it('counts, and the shortest of all that was said is agreed', () => {
    const first = approve(exampleRequest({ approvalsNeeded: 2 }), 1800);
    if (first.kind !== 'recorded') throw new Error('it was not recorded');

    const second = reviewRequest(
      first.request,
      { reviewer: carol, decision: 'approve', comment: null, durationSeconds: 3600 },
      NOW,
    );

    expect(second.kind === 'approved' && agreedSeconds(second.request)).toBe(1800);
  });

  it('may be anything where the end of the window was asked for', () => {
    const approved = approve(exampleRequest({ durationSeconds: null }), 600);

    expect(approved.kind === 'approved' && agreedSeconds(approved.request)).toBe(600);
  });

  it.each([
    { durationSeconds: 2 * 3600 + 1, reason: 'longer-than-asked' },
    { durationSeconds: 59, reason: 'shorter-than-possible' },
    { durationSeconds: Number.NaN, reason: 'shorter-than-possible' },
  ])('of $durationSeconds seconds is refused as $reason', ({ durationSeconds, reason }) => {
    expect(approve(exampleRequest(), durationSeconds)).toMatchObject({ kind: 'refused', reason });
  });
});

describe('attacks on approval', () => {
  it.each(ROLES)('self-approval by a requester who is %s is refused, even of a decided request', (role) => {
    const requester = examplePerson({ role });

    for (const state of ACCESS_REQUEST_STATES) {
      expect(review(exampleRequest({ state }), requester, 'approve')).toEqual({
        kind: 'refused',
        reason: 'self-approval',
      });
      expect(canReview(exampleRequest({ state }), requester, NOW)).toBe(false);
    }
  });

  it('approving twice does not stand for two people', () => {
    const request = exampleRequest({ approvalsNeeded: 2, reviews: [approvalBy('bob')] });

    expect(review(request, bob, 'approve')).toEqual({ kind: 'refused', reason: 'already-reviewed' });
  });

  it('two reviews of one person in the record count once', () => {
    const request = exampleRequest({ approvalsNeeded: 3, reviews: [approvalBy('bob'), approvalBy('bob')] });

    expect(review(request, carol, 'approve')).toMatchObject({ kind: 'recorded', approvalsMissing: 1 });
  });

  it('an approver of another organization is no approver', () => {
    const stranger = { ...bob, organizationId: 'elsewhere' };

    expect(review(exampleRequest(), stranger, 'approve')).toEqual({ kind: 'refused', reason: 'not-an-approver' });
  });

  it('a deactivated approver with an open session is no approver', () => {
    const former: Person = { ...bob, status: 'deactivated' };

    expect(review(exampleRequest(), former, 'approve')).toEqual({ kind: 'refused', reason: 'not-an-approver' });
  });
});

describe('cancelling', () => {
  it.each([
    { state: 'pending', expected: 'cancelled' },
    { state: 'approved', expected: 'already-decided' },
    { state: 'denied', expected: 'already-decided' },
    { state: 'cancelled', expected: 'already-decided' },
    { state: 'lapsed', expected: 'lapsed' },
  ] as const)('a request that is $state: $expected', ({ state, expected }) => {
    const outcome = cancelRequest(exampleRequest({ state }), 'ada', NOW);

    expect(outcome.kind === 'changed' ? outcome.request.state : outcome.reason).toBe(expected);
  });

  it.each(ACCESS_REQUEST_STATES)("somebody else's request that is %s is refused", (state) => {
    expect(cancelRequest(exampleRequest({ state }), 'bob', NOW)).toEqual({
      kind: 'refused',
      reason: 'not-the-requester',
    });
  });
});

describe('lapsing', () => {
  it('happens a day after the request', () => {
    expect(lapsesAtFor(MONDAY_AT_TEN)).toEqual(new Date('2026-11-17T09:00:00Z'));
  });

  it.each([
    { state: 'pending', expected: 'lapsed' },
    { state: 'approved', expected: 'already-decided' },
    { state: 'denied', expected: 'already-decided' },
    { state: 'cancelled', expected: 'already-decided' },
    { state: 'lapsed', expected: 'already-decided' },
  ] as const)('of a request that is $state: $expected', ({ state, expected }) => {
    const outcome = lapseRequest(exampleRequest({ state }), LAPSED_AT);

    expect(outcome.kind === 'changed' ? outcome.request.state : outcome.reason).toBe(expected);
  });

  it('is refused before its time', () => {
    const early = new Date(LAPSED_AT.getTime() - 1);

    expect(lapseRequest(exampleRequest(), early)).toEqual({ kind: 'refused', reason: 'not-due', dueAt: LAPSED_AT });
  });
});

function review(request: AccessRequest, reviewer: Person, decision: Review['decision'], comment: string | null = null) {
  return reviewRequest(request, { reviewer, decision, comment }, NOW);
}

function approvalBy(reviewerId: string): Review {
  return { reviewerId, decision: 'approve', comment: null, durationSeconds: null, reviewedAt: MONDAY_AT_TEN };
}
