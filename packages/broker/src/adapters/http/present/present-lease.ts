import type { AccessRequestView, LeaseView } from '@gatelease/contract';
import { formatRule, formatTraffic } from '@gatelease/security-groups';
import type { LeaseDetails, RequestDetails } from '../../../application/details.ts';

export function presentLease({ lease, ...names }: LeaseDetails): LeaseView {
  return {
    leaseId: lease.leaseId,
    requestId: lease.requestId,
    policyId: lease.policyId,
    policyName: names.policyName,
    resourceId: lease.resourceId,
    resourceName: names.resourceName,
    groupId: names.groupId,
    personId: lease.personId,
    personName: names.personName,
    personEmail: names.personEmail,
    traffics: lease.traffics.map(formatTraffic),
    cidrs: [...lease.cidrs],
    rules: lease.rules.map(({ rule, state, ruleId }) => ({ rule: formatRule(rule), state, ruleId })),
    state: lease.state,
    startsAt: lease.startsAt.toISOString(),
    endsAt: lease.endsAt.toISOString(),
    latestEndsAt: lease.latestEndsAt.toISOString(),
    openedAt: lease.openedAt?.toISOString() ?? null,
    closedAt: lease.closedAt?.toISOString() ?? null,
    endReason: lease.endReason,
    movedFromLeaseId: lease.movedFromLeaseId,
    breakGlass: lease.breakGlass,
    problem: lease.problem,
    createdAt: lease.createdAt.toISOString(),
    version: lease.version,
  };
}

export function presentRequest({ request, reviewerNames, ...names }: RequestDetails): AccessRequestView {
  return {
    requestId: request.requestId,
    policyId: request.policyId,
    policyName: names.policyName,
    resourceId: request.resourceId,
    resourceName: names.resourceName,
    groupId: names.groupId,
    personId: request.personId,
    personName: names.personName,
    personEmail: names.personEmail,
    traffics: [...names.traffics],
    cidrs: [...request.cidrs],
    durationSeconds: request.durationSeconds,
    reason: request.reason,
    state: request.state,
    approvalsNeeded: request.approvalsNeeded,
    breakGlass: request.breakGlass,
    reviews: request.reviews.map(({ reviewerId, decision, comment, durationSeconds, reviewedAt }) => ({
      reviewerId,
      reviewerName: reviewerNames[reviewerId] ?? reviewerId,
      decision,
      comment,
      durationSeconds,
      reviewedAt: reviewedAt.toISOString(),
    })),
    createdAt: request.createdAt.toISOString(),
    lapsesAt: request.lapsesAt.toISOString(),
    decidedAt: request.decidedAt?.toISOString() ?? null,
    leaseId: request.leaseId,
    version: request.version,
  };
}
