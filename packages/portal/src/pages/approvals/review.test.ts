import { expect, it } from 'vitest';
import { approvalProgress, reviewabilityOf } from './review.ts';

const approver = { personId: 'p-approver', permissions: ['requests.review'] };
const review = {
  reviewerId: 'p-approver',
  reviewerName: 'Ana',
  decision: 'approve' as const,
  comment: null,
  durationSeconds: null,
  reviewedAt: '2026-11-21T12:00:00Z',
};
const pending = { personId: 'p-member', reviews: [], state: 'pending' as const };

it('offers approve and deny for a pending request of somebody else', () => {
  expect(reviewabilityOf(pending, approver).kind).toBe('can-review');
});

it.each([
  ['an own request', { ...pending, personId: 'p-approver' }, approver],
  ['somebody without the permission', pending, { personId: 'p-auditor', permissions: ['requests.list-all'] }],
  ['a decided request', { ...pending, state: 'denied' as const }, approver],
  ['a second review by the same person', { ...pending, reviews: [review] }, approver],
])('offers nothing for %s, and says why', (_, request, reviewer) => {
  expect(reviewabilityOf(request, reviewer)).toMatchObject({ kind: 'cannot', why: expect.any(String) });
});

it('counts approvals when several are needed', () => {
  expect(approvalProgress({ approvalsNeeded: 2, reviews: [review] })).toBe('1 of 2 approvals');
  expect(approvalProgress({ approvalsNeeded: 1, reviews: [] })).toBeNull();
});
