import type { AccessPolicy } from './access-policy.ts';
import type { Lease } from './lease.ts';
import { wantedRulesOf } from './lease-rules.ts';
import type { OpeningGrant } from './open-decision.ts';

/** The lease that a granted opening starts. Later edits of the policy do not change it. */
export function newLease(opened: {
  readonly leaseId: string;
  readonly requestId: string;
  readonly personId: string;
  readonly policy: AccessPolicy;
  readonly grant: OpeningGrant;
  /** Opened in an emergency, without the approvals that the policy asks for. */
  readonly breakGlass?: boolean;
  /** The lease that it takes over from at a new address. */
  readonly movedFromLeaseId?: string;
  readonly now: Date;
}): Lease {
  const { leaseId, requestId, personId, policy, grant, breakGlass = false, movedFromLeaseId = null, now } = opened;
  const { traffics, cidrs, startsAt, endsAt, latestEndsAt } = grant;
  const { organizationId, policyId, resourceId } = policy;
  return {
    leaseId,
    organizationId,
    requestId,
    policyId,
    resourceId,
    personId,
    traffics,
    cidrs,
    startsAt,
    endsAt,
    latestEndsAt,
    rules: wantedRulesOf({ traffics, cidrs }),
    state: startsAt > now ? 'scheduled' : 'opening',
    openedAt: null,
    closedAt: null,
    endReason: null,
    movedFromLeaseId,
    breakGlass,
    warnedAt: null,
    problem: null,
    createdAt: now,
    version: 1,
  };
}
