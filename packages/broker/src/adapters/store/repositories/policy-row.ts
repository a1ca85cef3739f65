import { ADDRESS_SCOPES } from '@gatelease/security-groups';
import type { AccessPolicy, AddressLimits, Grantee } from '../../../domain/access-policy.ts';
import { WEEKDAYS } from '../../../domain/schedule.ts';
import type { Schedule, ScheduleWindow } from '../../../domain/schedule.ts';
import { asFields, asFlag, asListOf, asNullOr, asNumber, asOneOf, asText, unexpectedJson } from '../json-reader.ts';
import type { JsonReader } from '../json-reader.ts';
import { orNull, readFlag, readInstant, readJson, readNumber, readOneOf, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import { asTraffic } from '../rule-reader.ts';
import type { PolicyTable } from '../schema.ts';

export function rowOfPolicy(policy: AccessPolicy): PolicyTable {
  return {
    policy_id: policy.policyId,
    organization_id: policy.organizationId,
    name: policy.name,
    resource_id: policy.resourceId,
    grantees: JSON.stringify(policy.grantees),
    traffics: JSON.stringify(policy.traffics),
    schedule: JSON.stringify(policy.schedule),
    default_seconds: policy.duration.defaultSeconds,
    longest_seconds: policy.duration.longestSeconds,
    approvals_needed: policy.approvalsNeeded,
    break_glass: policy.breakGlass,
    notifies_approvers: policy.notifiesApprovers,
    opens_on: policy.opensOn,
    reason_required: policy.reasonRequired,
    addresses: JSON.stringify(policy.addresses),
    status: policy.status,
    created_at: policy.createdAt,
    version: policy.version,
  };
}

export function policyOf(row: Row): AccessPolicy {
  return {
    policyId: readText(row, 'policy_id'),
    organizationId: readText(row, 'organization_id'),
    name: readText(row, 'name'),
    resourceId: readText(row, 'resource_id'),
    grantees: readJson(row, 'grantees', asListOf(asGrantee)),
    traffics: readJson(row, 'traffics', asListOf(asTraffic)),
    schedule: readJson(row, 'schedule', asSchedule),
    duration: {
      defaultSeconds: orNull(row, 'default_seconds', readNumber),
      longestSeconds: orNull(row, 'longest_seconds', readNumber),
    },
    approvalsNeeded: readNumber(row, 'approvals_needed'),
    breakGlass: readFlag(row, 'break_glass'),
    notifiesApprovers: readFlag(row, 'notifies_approvers'),
    opensOn: readOneOf(row, 'opens_on', ['request', 'sign-in']),
    reasonRequired: readFlag(row, 'reason_required'),
    addresses: readJson(row, 'addresses', asAddressLimits),
    status: readOneOf(row, 'status', ['enabled', 'disabled']),
    createdAt: readInstant(row, 'created_at'),
    version: readNumber(row, 'version'),
  };
}

const asGrantee: JsonReader<Grantee> = (value) => {
  const fields = asFields(value);
  switch (fields['kind']) {
    case 'person':
      return { kind: 'person', personId: asText(fields['personId']) };
    case 'team':
      return { kind: 'team', teamId: asText(fields['teamId']) };
    case 'everyone':
      return { kind: 'everyone' };
    default:
      throw unexpectedJson('a grantee');
  }
};

const asDays = asListOf(asOneOf(WEEKDAYS));

const asWindow: JsonReader<ScheduleWindow> = (value) => {
  const fields = asFields(value);
  return {
    days: asDays(fields['days']),
    from: asText(fields['from']),
    to: asText(fields['to']),
    endsNextDay: asFlag(fields['endsNextDay']),
  };
};

const asWindows = asListOf(asWindow);

const asSchedule: JsonReader<Schedule> = (value) => {
  const fields = asFields(value);
  return { timeZone: asText(fields['timeZone']), windows: asWindows(fields['windows']) };
};

const asScopes = asListOf(asOneOf(ADDRESS_SCOPES));

const asStated = asNullOr((value) => {
  const fields = asFields(value);
  return {
    ipv4PrefixLength: asNumber(fields['ipv4PrefixLength']),
    ipv6PrefixLength: asNumber(fields['ipv6PrefixLength']),
  };
});

const asAddressLimits: JsonReader<AddressLimits> = (value) => {
  const fields = asFields(value);
  return { allowedScopes: asScopes(fields['allowedScopes']), stated: asStated(fields['stated']) };
};
