import type { Dialect } from '../dialect.ts';

/**
 * Resources, policies, requests, leases and emergency stops.
 *
 * Requests and leases are history: they outlive the people and policies they name, so nothing refers back from them.
 *
 * Every index costs a page in each commit, so there is one only where a list would otherwise grow with the history.
 */
export function accessTables({
  columns: { text, instant, number, flag, json },
  tableSuffix,
}: Dialect): readonly string[] {
  return [
    `create table resources (
      resource_id ${text} primary key,
      organization_id ${text} not null references organizations,
      name ${text} not null,
      kind ${text} not null,
      credential_id ${text} not null,
      region ${text} not null,
      group_id ${text} not null,
      group_name ${text},
      vpc_id ${text},
      health_state ${text} not null,
      health_checked_at ${instant},
      problem_kind ${text},
      problem_detail ${text},
      created_at ${instant} not null,
      version ${number} not null
    ) ${tableSuffix}`,
    `create unique index resources_group on resources (region, group_id)`,
    `create index resources_organization on resources (organization_id)`,
    `create index resources_credential on resources (credential_id)`,

    `create table group_checks (
      resource_id ${text} primary key references resources on delete cascade,
      checked_at ${instant} not null,
      refusals ${json} not null,
      is_refused ${flag} not null
    ) ${tableSuffix}`,

    `create table policies (
      policy_id ${text} primary key,
      organization_id ${text} not null references organizations,
      name ${text} not null,
      resource_id ${text} not null,
      grantees ${json} not null,
      traffics ${json} not null,
      schedule ${json} not null,
      default_seconds ${number},
      longest_seconds ${number},
      approvals_needed ${number} not null,
      break_glass ${flag} not null,
      notifies_approvers ${flag} not null,
      opens_on ${text} not null,
      reason_required ${flag} not null,
      addresses ${json} not null,
      status ${text} not null,
      created_at ${instant} not null,
      version ${number} not null
    ) ${tableSuffix}`,
    `create index policies_organization on policies (organization_id)`,

    `create table requests (
      request_id ${text} primary key,
      organization_id ${text} not null,
      policy_id ${text} not null,
      resource_id ${text} not null,
      person_id ${text} not null,
      traffics ${json} not null,
      cidrs ${json} not null,
      duration_seconds ${number},
      reason ${text},
      state ${text} not null,
      reviews ${json} not null,
      approvals_needed ${number} not null,
      break_glass ${flag} not null,
      policy_version ${number} not null,
      created_at ${instant} not null,
      lapses_at ${instant} not null,
      reminded_at ${instant},
      decided_at ${instant},
      lease_id ${text},
      version ${number} not null
    ) ${tableSuffix}`,
    `create index requests_newest on requests (organization_id, created_at, request_id)`,
    `create index requests_person on requests (person_id, created_at, request_id)`,
    `create index requests_state on requests (organization_id, state, created_at, request_id)`,
    `create index requests_lapsing on requests (lapses_at) where state = 'pending'`,

    `create table leases (
      lease_id ${text} primary key,
      organization_id ${text} not null,
      request_id ${text} not null,
      policy_id ${text} not null,
      resource_id ${text} not null,
      person_id ${text} not null,
      traffics ${json} not null,
      cidrs ${json} not null,
      rules ${json} not null,
      state ${text} not null,
      starts_at ${instant} not null,
      ends_at ${instant} not null,
      latest_ends_at ${instant} not null,
      opened_at ${instant},
      closed_at ${instant},
      end_reason ${text},
      moved_from_lease_id ${text},
      break_glass ${flag} not null,
      warned_at ${instant},
      problem ${text},
      created_at ${instant} not null,
      version ${number} not null
    ) ${tableSuffix}`,
    `create index leases_newest on leases (organization_id, created_at, lease_id)`,
    `create index leases_person on leases (person_id, created_at, lease_id)`,
    `create index leases_resource on leases (resource_id, created_at, lease_id)`,
    `create index leases_state on leases (state)`,
    `create index leases_break_glass on leases (organization_id, lease_id) where break_glass`,
    // The same as those above, without the history; SQLite takes the shorter of two that fit as well.
    `create index leases_live on leases (organization_id, created_at, lease_id) where ${LIVE_LEASE}`,
    `create index leases_live_of_person on leases (person_id, created_at, lease_id) where ${LIVE_LEASE}`,
    `create index leases_live_of_resource on leases (resource_id, created_at, lease_id) where ${LIVE_LEASE}`,

    `create table emergency_stops (
      stop_id ${text} primary key,
      organization_id ${text} not null references organizations,
      resource_id ${text},
      reason ${text} not null,
      started_by ${text} not null,
      started_at ${instant} not null,
      suspends_openings ${flag} not null,
      lifted_by ${text},
      lifted_at ${instant},
      leases_closed ${number} not null,
      requests_cancelled ${number} not null,
      rules_open ${number} not null,
      version ${number} not null
    ) ${tableSuffix}`,
    `create index emergency_stops_newest on emergency_stops (organization_id, started_at, stop_id)`,
  ];
}

/** The condition of the partial indexes; queries that should use them must say it in the same words. */
const LIVE_LEASE = `state in ('scheduled', 'opening', 'active', 'closing')`;
