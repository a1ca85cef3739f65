import type { Dialect } from '../dialect.ts';

/** Organizations, the people in them, and how they sign in. */
export function peopleTables({
  columns: { text, instant, number, flag, json },
  tableSuffix,
}: Dialect): readonly string[] {
  return [
    `create table installation (
      installation_id ${text} primary key,
      secret_key_id ${text},
      created_at ${instant} not null
    ) ${tableSuffix}`,

    `create table organizations (
      organization_id ${text} primary key,
      name ${text} not null,
      access_code ${text} not null,
      time_zone ${text} not null,
      settings ${json} not null,
      created_at ${instant} not null,
      version ${number} not null
    ) ${tableSuffix}`,
    `create unique index organizations_access_code on organizations (access_code)`,

    `create table people (
      person_id ${text} primary key,
      organization_id ${text} not null references organizations,
      email ${text} not null,
      name ${text} not null,
      search_key ${text} not null,
      role ${text} not null,
      access ${text} not null,
      status ${text} not null,
      must_change_password ${flag} not null,
      created_at ${instant} not null,
      last_sign_in_at ${instant},
      version ${number} not null
    ) ${tableSuffix}`,
    `create unique index people_email on people (organization_id, email)`,
    `create index people_listed on people (organization_id, search_key, person_id)`,
    `create index people_role on people (organization_id, role, status)`,

    `create table former_people (
      person_id ${text} primary key,
      organization_id ${text} not null references organizations,
      email ${text} not null,
      name ${text} not null,
      deleted_at ${instant} not null
    ) ${tableSuffix}`,
    `create index former_people_organization on former_people (organization_id)`,

    `create table passwords (
      person_id ${text} primary key references people on delete cascade,
      password_hash ${text} not null,
      changed_at ${instant} not null
    ) ${tableSuffix}`,

    `create table setup_links (
      token_hash ${text} primary key,
      person_id ${text} references people on delete cascade,
      organization_id ${text} references organizations,
      expires_at ${instant} not null
    ) ${tableSuffix}`,
    `create index setup_links_person on setup_links (person_id)`,

    `create table teams (
      team_id ${text} primary key,
      organization_id ${text} not null references organizations,
      name ${text} not null
    ) ${tableSuffix}`,
    `create unique index teams_name on teams (organization_id, lower(name))`,

    `create table team_members (
      team_id ${text} not null references teams on delete cascade,
      person_id ${text} not null references people on delete cascade,
      primary key (person_id, team_id)
    ) ${tableSuffix}`,
    `create index team_members_team on team_members (team_id)`,

    `create table sessions (
      session_id ${text} primary key,
      token_hash ${text} not null,
      organization_id ${text} not null,
      person_id ${text} not null references people on delete cascade,
      kind ${text} not null,
      method ${text} not null,
      must_set_up_second_factor ${flag} not null,
      address ${text} not null,
      proved_address ${text},
      proved_beside ${text},
      proved_at ${instant},
      user_agent ${text} not null,
      created_at ${instant} not null,
      last_seen_at ${instant} not null,
      expires_at ${instant} not null
    ) ${tableSuffix}`,
    `create unique index sessions_token_hash on sessions (token_hash)`,
    `create index sessions_person on sessions (person_id)`,
    `create index sessions_expiry on sessions (expires_at)`,

    `create table half_sessions (
      token_hash ${text} primary key,
      organization_id ${text} not null,
      person_id ${text} not null references people on delete cascade,
      kind ${text} not null,
      method ${text} not null,
      failures ${number} not null,
      expires_at ${instant} not null
    ) ${tableSuffix}`,
    `create index half_sessions_person on half_sessions (person_id)`,
    `create index half_sessions_expiry on half_sessions (expires_at)`,

    `create table totp_factors (
      person_id ${text} primary key references people on delete cascade,
      sealed_secret ${text} not null,
      created_at ${instant} not null,
      confirmed_at ${instant},
      last_step ${number}
    ) ${tableSuffix}`,

    `create table recovery_codes (
      person_id ${text} not null references people on delete cascade,
      code_hash ${text} not null,
      primary key (person_id, code_hash)
    ) ${tableSuffix}`,

    `create table sign_in_failures (
      key ${text} not null,
      failed_at ${instant} not null,
      failures ${number} not null,
      primary key (key, failed_at)
    ) ${tableSuffix}`,
    `create index sign_in_failures_age on sign_in_failures (failed_at)`,
  ];
}
