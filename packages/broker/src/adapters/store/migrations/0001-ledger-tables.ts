import type { Dialect } from '../dialect.ts';

/** What the worker works on, the ledger and the outbox. */
export function ledgerTables({
  columns: { text, instant, number, flag, json },
  tableSuffix,
}: Dialect): readonly string[] {
  return [
    `create table pictures (
      resource_id ${text} primary key,
      read_at ${instant} not null,
      rules ${json} not null
    ) ${tableSuffix}`,

    `create table account_readings (
      organization_id ${text} not null,
      credential_id ${text} not null references credentials on delete cascade,
      region ${text} not null,
      asked_at ${instant} not null,
      answered_at ${instant},
      taken_until ${instant},
      read_at ${instant},
      failed_at ${instant},
      failure ${text},
      form ${number} not null,
      reading ${text},
      primary key (credential_id, region)
    ) ${tableSuffix}`,

    `create table lock_downs (
      lock_down_id ${text} primary key,
      organization_id ${text} not null,
      credential_id ${text} not null,
      region ${text} not null,
      made_at ${instant} not null,
      state ${text} not null,
      confirm_within_seconds ${number},
      confirm_by ${instant},
      watch_until ${instant},
      note ${text},
      problem ${text},
      attempts ${number} not null,
      due_at ${instant},
      taken_until ${instant},
      started_by ${text} not null,
      started_at ${instant} not null,
      version ${number} not null,
      body ${text} not null
    ) ${tableSuffix}`,
    `create index lock_downs_newest on lock_downs (organization_id, started_at, lock_down_id)`,
    `create index lock_downs_due on lock_downs (due_at) where due_at is not null`,

    `create table work (
      resource_id ${text} primary key,
      due_at ${instant} not null,
      mark ${number} not null,
      attempts ${number} not null,
      picture_is_stale ${flag} not null,
      marked_stale ${flag} not null,
      generation ${number} not null,
      worker ${text},
      claimed_at ${instant},
      claimed_until ${instant},
      claimed_mark ${number} not null,
      claimed_stale ${flag} not null
    ) ${tableSuffix}`,
    `create index work_due on work (due_at)`,
    `create index work_claimed on work (claimed_until) where worker is not null`,

    `create table event_chains (
      organization_id ${text} primary key,
      last_sequence ${number} not null,
      last_hash ${text} not null
    ) ${tableSuffix}`,

    `create table events (
      organization_id ${text} not null,
      sequence ${number} not null,
      event_id ${text} not null,
      at ${instant} not null,
      kind ${text} not null,
      actor_person_id ${text},
      actor_api_key_id ${text},
      person_id ${text},
      resource_id ${text},
      policy_id ${text},
      request_id ${text},
      lease_id ${text},
      address ${text},
      detail ${json} not null,
      previous_hash ${text} not null,
      hash ${text} not null,
      primary key (organization_id, sequence)
    ) ${tableSuffix}`,
    `create index events_at on events (organization_id, at)`,
    `create index events_person on events (organization_id, person_id, sequence) where person_id is not null`,
    `create index events_resource on events (organization_id, resource_id, sequence) where resource_id is not null`,
    `create index events_lease on events (organization_id, lease_id, sequence) where lease_id is not null`,

    `create table outbox (
      message_id ${text} primary key,
      organization_id ${text} not null,
      kind ${text} not null,
      recipient ${text} not null,
      subject ${text} not null,
      blocks ${json} not null,
      sealed ${text},
      lets_in_person_id ${text},
      digest_key ${text},
      created_at ${instant} not null,
      state ${text} not null,
      attempts ${number} not null,
      due_at ${instant} not null,
      give_up_at ${instant} not null,
      sent_at ${instant},
      problem ${text}
    ) ${tableSuffix}`,
    `create index outbox_newest on outbox (organization_id, created_at, message_id)`,
    `create index outbox_due on outbox (due_at) where state = 'waiting'`,
    `create index outbox_letting_in on outbox (lets_in_person_id) where sealed is not null`,
    `create index outbox_gathering on outbox (digest_key, recipient) where digest_key is not null and state = 'waiting'`,
    `create index outbox_sealed on outbox (give_up_at) where sealed is not null`,
  ];
}
