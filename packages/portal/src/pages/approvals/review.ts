import type { AccessRequestView } from '@gatelease/contract';

/** Whether somebody can review a request now, and if not, why. */
export type Reviewability = { readonly kind: 'can-review' } | { readonly kind: 'cannot'; readonly why: string };

interface Reviewer {
  readonly personId: string;
  readonly permissions: readonly string[];
}

/** What the page offers; the server decides by the same rules. */
export function reviewabilityOf(
  request: Pick<AccessRequestView, 'personId' | 'reviews' | 'state'>,
  reviewer: Reviewer,
): Reviewability {
  if (request.personId === reviewer.personId) {
    return { kind: 'cannot', why: 'This is your own request. Nobody approves their own; somebody else has to.' };
  }
  if (!reviewer.permissions.includes('requests.review')) {
    return { kind: 'cannot', why: 'Your role sees requests but does not decide them.' };
  }
  if (request.state !== 'pending') return { kind: 'cannot', why: 'It is decided already.' };
  if (request.reviews.some(({ reviewerId }) => reviewerId === reviewer.personId)) {
    return { kind: 'cannot', why: 'You have said yes. It waits for somebody else too.' };
  }
  return { kind: 'can-review' };
}

/** How many approvals there are and how many are needed, when it takes more than one. */
export function approvalProgress(request: Pick<AccessRequestView, 'approvalsNeeded' | 'reviews'>): string | null {
  if (request.approvalsNeeded < 2) return null;
  const given = request.reviews.filter(({ decision }) => decision === 'approve').length;
  return `${String(given)} of ${String(request.approvalsNeeded)} approvals`;
}
