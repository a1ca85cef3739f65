import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { foldedText } from '../../../domain/folded-text.ts';
import { ACCESSES, ROLES } from '../../../domain/person.ts';
import type { Person } from '../../../domain/person.ts';
import { SECOND_FACTORS } from '../../../domain/second-factor.ts';
import { orNull, readFlag, readInstant, readNumber, readOneOf, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { PersonTable, Tables } from '../schema.ts';

/** People with their teams and second factors in one look-up. */
export function selectPeople(db: Kysely<Tables>) {
  return db
    .selectFrom('people')
    .selectAll('people')
    .select([TEAM_IDS.as('team_ids'), HAS_TOTP.as('has_totp'), HAS_PASSKEY.as('has_passkey')]);
}

/** The ids of a person's teams, one after the other; `null` for none. */
const TEAM_IDS = sql<string | null>`(
  select string_agg(team_id, ' ' order by team_id) from team_members where team_members.person_id = people.person_id
)`;

/** What people are searched in, and ordered by. */
export function searchKeyOf({ name, email }: Pick<Person, 'name' | 'email'>): string {
  return `${foldedText(name)} ${foldedText(email)}`;
}

/** A number, because SQLite knows no truth values. */
const HAS_TOTP = sql<number>`(
  select count(*) from totp_factors
  where totp_factors.person_id = people.person_id and totp_factors.confirmed_at is not null
)`;

const HAS_PASSKEY = sql<number>`(
  select count(*) from passkeys where passkeys.person_id = people.person_id
)`;

export function rowOfPerson(person: Person): PersonTable {
  return {
    person_id: person.personId,
    organization_id: person.organizationId,
    email: person.email,
    name: person.name,
    search_key: searchKeyOf(person),
    role: person.role,
    access: person.access,
    status: person.status,
    must_change_password: person.mustChangePassword,
    created_at: person.createdAt,
    last_sign_in_at: person.lastSignInAt,
    version: person.version,
  };
}

export function personOf(row: Row): Person {
  return {
    personId: readText(row, 'person_id'),
    organizationId: readText(row, 'organization_id'),
    email: readText(row, 'email'),
    name: readText(row, 'name'),
    role: readOneOf(row, 'role', ROLES),
    access: readOneOf(row, 'access', ACCESSES),
    teamIds: orNull(row, 'team_ids', readText)?.split(' ') ?? [],
    status: readOneOf(row, 'status', ['active', 'deactivated']),
    mustChangePassword: readFlag(row, 'must_change_password'),
    secondFactors: SECOND_FACTORS.filter((factor) => readNumber(row, `has_${factor}`) > 0),
    createdAt: readInstant(row, 'created_at'),
    lastSignInAt: orNull(row, 'last_sign_in_at', readInstant),
    version: readNumber(row, 'version'),
  };
}
