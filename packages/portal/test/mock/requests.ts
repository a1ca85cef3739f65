import type { AccessRequestView, LeaseView } from '@gatelease/contract';
import { HOUR, MINUTE } from './ages.ts';
import type { At } from './ages.ts';

/** Two requests that wait, one of them the administrator’s own, and two that were decided. */
export function ordinaryRequests(at: At, lease: (leaseId: string, personId: string, policyId: string) => LeaseView) {
  const request = (requestId: string, personId: string, policyId: string, more: Partial<AccessRequestView> = {}) => {
    const { leaseId: _, requestId: __, state: ___, ...base } = lease('x', personId, policyId);
    return {
      requestId,
      policyId,
      policyName: base.policyName,
      resourceId: base.resourceId,
      resourceName: base.resourceName,
      groupId: base.groupId,
      personId,
      personName: base.personName,
      personEmail: base.personEmail,
      traffics: base.traffics,
      cidrs: ['198.51.100.23/32'],
      durationSeconds: 2 * 3600,
      reason: 'Ticket OPS-4821: customer orders stuck since noon, need to look at the queue table.',
      state: 'pending' as const,
      approvalsNeeded: 1,
      breakGlass: false,
      reviews: [],
      createdAt: at(-4 * MINUTE),
      lapsesAt: at(23 * HOUR),
      decidedAt: null,
      leaseId: null,
      version: 1,
      ...more,
    } satisfies AccessRequestView as AccessRequestView;
  };
  const review = (reviewerId: string, reviewerName: string, decision: 'approve' | 'deny', comment: string | null) => ({
    reviewerId,
    reviewerName,
    decision,
    comment,
    durationSeconds: null,
    reviewedAt: at(-2 * HOUR),
  });
  const requests = [
    request('req-1', 'p-ana', 'pol-db'),
    request('req-2', 'p-mara', 'pol-db', {
      cidrs: ['203.0.113.7/32'],
      reason: 'Quarterly restore test.',
      durationSeconds: null,
    }),
    request('req-3', 'p-sam', 'pol-db', {
      state: 'denied',
      decidedAt: at(-2 * HOUR),
      reviews: [review('p-tomas', 'Tomás Oliveira', 'deny', 'Please use the read replica.')],
    }),
    request('req-4', 'p-ana', 'pol-db', {
      state: 'approved',
      decidedAt: at(-26 * HOUR),
      leaseId: 'l-4',
      reviews: [review('p-mara', 'Mara Lindqvist', 'approve', null)],
    }),
    request('req-5', 'p-sam', 'pol-db', {
      state: 'approved',
      breakGlass: true,
      decidedAt: at(-38 * MINUTE),
      createdAt: at(-38 * MINUTE),
      leaseId: 'l-6',
      reason: 'Orders are lost, and nobody who approves can be reached.',
    }),
  ];
  return requests;
}
