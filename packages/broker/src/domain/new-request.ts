import type { AccessPolicy } from './access-policy.ts';
import type { AccessRequest } from './access-request.ts';
import { lapsesAtFor } from './request-machine.ts';

/** A pending request; the clock of its lease does not run yet. */
export function newRequest(wish: {
  readonly requestId: string;
  readonly personId: string;
  readonly policy: AccessPolicy;
  readonly cidrs: readonly string[];
  readonly durationSeconds: number | null;
  readonly reason: string | null;
  readonly breakGlass?: boolean;
  readonly now: Date;
}): AccessRequest {
  const { requestId, personId, policy, cidrs, durationSeconds, reason, breakGlass = false, now } = wish;
  const { organizationId, policyId, resourceId, traffics, approvalsNeeded } = policy;
  return {
    requestId,
    organizationId,
    policyId,
    resourceId,
    personId,
    traffics,
    cidrs,
    durationSeconds,
    reason,
    approvalsNeeded,
    breakGlass,
    policyVersion: policy.version,
    state: 'pending',
    reviews: [],
    createdAt: now,
    lapsesAt: lapsesAtFor(now),
    remindedAt: null,
    decidedAt: null,
    leaseId: null,
    version: 1,
  };
}
