import type { Dialect } from '../dialect.ts';

/** How AWS accounts are reached. Secrets stand apart, so that no look-up of a credential ever holds one. */
export function credentialTables({
  columns: { text, instant, number, json },
  tableSuffix,
}: Dialect): readonly string[] {
  return [
    `create table credentials (
      credential_id ${text} primary key,
      organization_id ${text} not null references organizations,
      name ${text} not null,
      kind ${text} not null,
      access_key_id ${text},
      keys_replaced_at ${instant},
      role_arn ${text},
      external_id ${text},
      through_credential_id ${text},
      regions ${json} not null,
      endpoint ${text},
      rules_per_group ${number} not null,
      state ${text} not null,
      verified_at ${instant},
      account_id ${text},
      arn ${text},
      problem_kind ${text},
      problem_detail ${text},
      refusals ${json} not null,
      verify_due_at ${instant} not null,
      verify_mark ${number} not null,
      verify_begun_at ${instant},
      verify_failures ${number} not null,
      keys_warned_at ${instant},
      created_at ${instant} not null,
      version ${number} not null
    ) ${tableSuffix}`,
    `create index credentials_organization on credentials (organization_id)`,
    `create index credentials_due on credentials (verify_due_at)`,

    `create table credential_keys (
      credential_id ${text} primary key references credentials on delete cascade,
      sealed_key ${text} not null
    ) ${tableSuffix}`,
  ];
}
