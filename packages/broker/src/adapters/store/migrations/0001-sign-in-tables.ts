import type { Dialect } from '../dialect.ts';

/** What ways of signing in other than the password need to remember. */
export function signInTables({
  columns: { text, instant, number, flag, json },
  tableSuffix,
}: Dialect): readonly string[] {
  return [
    `create table challenges (
      token_hash ${text} primary key,
      purpose ${text} not null,
      payload ${text} not null,
      expires_at ${instant} not null
    ) ${tableSuffix}`,
    `create index challenges_expiry on challenges (expires_at)`,

    `create table passkeys (
      passkey_id ${text} primary key,
      organization_id ${text} not null references organizations,
      person_id ${text} not null references people on delete cascade,
      name ${text} not null,
      credential_id ${text} not null,
      public_key ${text} not null,
      counter ${number} not null,
      transports ${text} not null,
      is_synced ${flag} not null,
      is_backed_up ${flag} not null,
      created_at ${instant} not null,
      last_used_at ${instant}
    ) ${tableSuffix}`,
    `create unique index passkeys_credential on passkeys (credential_id)`,
    `create index passkeys_person on passkeys (person_id, created_at)`,

    `create table api_keys (
      key_id ${text} primary key,
      organization_id ${text} not null references organizations,
      person_id ${text} not null references people on delete cascade,
      name ${text} not null,
      public_id ${text} not null,
      token_hash ${text} not null,
      previous_hash ${text},
      previous_until ${instant},
      scopes ${text} not null,
      resource_ids ${json},
      cidrs ${text} not null,
      created_at ${instant} not null,
      expires_at ${instant},
      rotated_at ${instant},
      revoked_at ${instant},
      used_at ${instant},
      used_from ${text},
      refused_at ${instant},
      refused_from ${text}
    ) ${tableSuffix}`,
    `create unique index api_keys_public_id on api_keys (public_id)`,
    `create index api_keys_organization on api_keys (organization_id, created_at)`,
    `create index api_keys_person on api_keys (person_id)`,

    `create table provider_accounts (
      organization_id ${text} not null references organizations,
      issuer ${text} not null,
      subject ${text} not null,
      person_id ${text} not null references people on delete cascade,
      linked_at ${instant} not null,
      primary key (organization_id, issuer, subject)
    ) ${tableSuffix}`,
    `create unique index provider_accounts_person on provider_accounts (person_id, issuer)`,
  ];
}
