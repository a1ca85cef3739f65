import { ACCESS_REQUEST_STATES } from '../../../domain/access-request.ts';
import type { AccessRequest, Review } from '../../../domain/access-request.ts';
import { asFields, asInstant, asListOf, asNullOr, asNumber, asOneOf, asText, asTexts } from '../json-reader.ts';
import type { JsonReader } from '../json-reader.ts';
import { orNull, readFlag, readInstant, readJson, readNumber, readOneOf, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import { asTraffic } from '../rule-reader.ts';
import type { RequestTable } from '../schema.ts';

export function rowOfRequest(request: AccessRequest): RequestTable {
  return {
    request_id: request.requestId,
    organization_id: request.organizationId,
    policy_id: request.policyId,
    resource_id: request.resourceId,
    person_id: request.personId,
    traffics: JSON.stringify(request.traffics),
    cidrs: JSON.stringify(request.cidrs),
    duration_seconds: request.durationSeconds,
    reason: request.reason,
    state: request.state,
    reviews: JSON.stringify(request.reviews),
    approvals_needed: request.approvalsNeeded,
    break_glass: request.breakGlass,
    policy_version: request.policyVersion,
    created_at: request.createdAt,
    lapses_at: request.lapsesAt,
    reminded_at: request.remindedAt,
    decided_at: request.decidedAt,
    lease_id: request.leaseId,
    version: request.version,
  };
}

export function requestOf(row: Row): AccessRequest {
  return {
    requestId: readText(row, 'request_id'),
    organizationId: readText(row, 'organization_id'),
    policyId: readText(row, 'policy_id'),
    resourceId: readText(row, 'resource_id'),
    personId: readText(row, 'person_id'),
    traffics: readJson(row, 'traffics', asListOf(asTraffic)),
    cidrs: readJson(row, 'cidrs', asTexts),
    durationSeconds: orNull(row, 'duration_seconds', readNumber),
    reason: orNull(row, 'reason', readText),
    state: readOneOf(row, 'state', ACCESS_REQUEST_STATES),
    reviews: readJson(row, 'reviews', asListOf(asReview)),
    approvalsNeeded: readNumber(row, 'approvals_needed'),
    breakGlass: readFlag(row, 'break_glass'),
    policyVersion: readNumber(row, 'policy_version'),
    createdAt: readInstant(row, 'created_at'),
    lapsesAt: readInstant(row, 'lapses_at'),
    remindedAt: orNull(row, 'reminded_at', readInstant),
    decidedAt: orNull(row, 'decided_at', readInstant),
    leaseId: orNull(row, 'lease_id', readText),
    version: readNumber(row, 'version'),
  };
}

const asDecision = asOneOf(['approve', 'deny'] as const);
const asComment = asNullOr(asText);
const asDuration = asNullOr(asNumber);

const asReview: JsonReader<Review> = (value) => {
  const fields = asFields(value);
  return {
    reviewerId: asText(fields['reviewerId']),
    decision: asDecision(fields['decision']),
    comment: asComment(fields['comment']),
    durationSeconds: asDuration(fields['durationSeconds']),
    reviewedAt: asInstant(fields['reviewedAt']),
  };
};
