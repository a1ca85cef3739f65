import { LEASE_END_REASONS, LEASE_RULE_STATES, LEASE_STATES } from '../../../domain/lease.ts';
import type { Lease, LeaseRule } from '../../../domain/lease.ts';
import { asFields, asListOf, asNullOr, asOneOf, asText, asTexts } from '../json-reader.ts';
import type { JsonReader } from '../json-reader.ts';
import { orNull, readFlag, readInstant, readJson, readNumber, readOneOf, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import { asRule, asTraffic } from '../rule-reader.ts';
import type { LeaseTable } from '../schema.ts';

export function rowOfLease(lease: Lease): LeaseTable {
  return {
    lease_id: lease.leaseId,
    organization_id: lease.organizationId,
    request_id: lease.requestId,
    policy_id: lease.policyId,
    resource_id: lease.resourceId,
    person_id: lease.personId,
    traffics: JSON.stringify(lease.traffics),
    cidrs: JSON.stringify(lease.cidrs),
    rules: JSON.stringify(lease.rules),
    state: lease.state,
    starts_at: lease.startsAt,
    ends_at: lease.endsAt,
    latest_ends_at: lease.latestEndsAt,
    opened_at: lease.openedAt,
    closed_at: lease.closedAt,
    end_reason: lease.endReason,
    moved_from_lease_id: lease.movedFromLeaseId,
    break_glass: lease.breakGlass,
    warned_at: lease.warnedAt,
    problem: lease.problem,
    created_at: lease.createdAt,
    version: lease.version,
  };
}

export function leaseOf(row: Row): Lease {
  return {
    leaseId: readText(row, 'lease_id'),
    organizationId: readText(row, 'organization_id'),
    requestId: readText(row, 'request_id'),
    policyId: readText(row, 'policy_id'),
    resourceId: readText(row, 'resource_id'),
    personId: readText(row, 'person_id'),
    traffics: readJson(row, 'traffics', asTraffics),
    cidrs: readJson(row, 'cidrs', asTexts),
    rules: readJson(row, 'rules', asLeaseRules),
    state: readOneOf(row, 'state', LEASE_STATES),
    startsAt: readInstant(row, 'starts_at'),
    endsAt: readInstant(row, 'ends_at'),
    latestEndsAt: readInstant(row, 'latest_ends_at'),
    openedAt: orNull(row, 'opened_at', readInstant),
    closedAt: orNull(row, 'closed_at', readInstant),
    endReason: row['end_reason'] === null ? null : readOneOf(row, 'end_reason', LEASE_END_REASONS),
    movedFromLeaseId: orNull(row, 'moved_from_lease_id', readText),
    breakGlass: readFlag(row, 'break_glass'),
    warnedAt: orNull(row, 'warned_at', readInstant),
    problem: orNull(row, 'problem', readText),
    createdAt: readInstant(row, 'created_at'),
    version: readNumber(row, 'version'),
  };
}

const asTraffics = asListOf(asTraffic);
const asRuleState = asOneOf(LEASE_RULE_STATES);
const asRuleId = asNullOr(asText);

const asLeaseRule: JsonReader<LeaseRule> = (value) => {
  const fields = asFields(value);
  return { rule: asRule(fields['rule']), state: asRuleState(fields['state']), ruleId: asRuleId(fields['ruleId']) };
};

const asLeaseRules = asListOf(asLeaseRule);
