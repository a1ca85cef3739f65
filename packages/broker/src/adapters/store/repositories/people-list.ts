import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { PersonEntry, PersonFilter } from '../../../application/ports/person-repository.ts';
import type { Page, PageRequest } from '../../../application/ports/store.ts';
import { foldedText } from '../../../domain/folded-text.ts';
import { orNull, readInstant, readNumber } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { Tables } from '../schema.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import { cutPageByKey, readKeyCursor } from './key-cursor.ts';
import { rowsToFetch } from './page-cursor.ts';
import { personOf, searchKeyOf, selectPeople } from './person-row.ts';

/** One page of the people that a filter lets through, by name. */
export async function listPeople(
  session: SqlSession,
  filter: PersonFilter,
  page: PageRequest,
): Promise<Page<PersonEntry>> {
  const cursor = readKeyCursor(page);
  let query = filteredPeople(session, filter);
  if (cursor !== null) query = query.where(sql<boolean>`(search_key, person_id) > (${cursor.key}, ${cursor.id})`);

  const rows = await session.select(query.orderBy('search_key').orderBy('person_id').limit(rowsToFetch(page)));
  return cutPageByKey(rows.map(entryOf), page, ({ person }) => ({ key: searchKeyOf(person), id: person.personId }));
}

function filteredPeople(session: SqlSession, { organizationId, search, role, state, teamId }: PersonFilter) {
  let query = selectEntries(session.flavour.dialect.queries).where('organization_id', '=', organizationId);
  if (role !== undefined) query = query.where('role', '=', role);
  if (state !== undefined) query = query.where(IN_STATE[state]);
  if (teamId !== undefined) query = query.where(isInTeam(teamId));
  for (const word of foldedText(search ?? '').split(' ')) {
    if (word !== '') query = query.where(contains(word));
  }
  return query;
}

export async function findPersonEntry(
  session: SqlSession,
  organizationId: string,
  personId: string,
): Promise<PersonEntry | null> {
  const row = await session.first(FIND_ENTRY, { organizationId, personId });
  return row && entryOf(row);
}

/** Numbers instead of truth values, because SQLite knows none. */
function selectEntries(db: Kysely<Tables>) {
  return selectPeople(db).select([
    sql<number>`(select count(*) from passwords where passwords.person_id = people.person_id)`.as('passwords'),
    sql<Date | null>`(select max(expires_at) from setup_links where setup_links.person_id = people.person_id)`.as(
      'link_expires_at',
    ),
  ]);
}

const FIND_ENTRY = new Statement<{ organizationId: string; personId: string }>(({ db, param }) =>
  selectEntries(db).where('organization_id', '=', param('organizationId')).where('person_id', '=', param('personId')),
);

function entryOf(row: Row): PersonEntry {
  return {
    person: personOf(row),
    hasPassword: readNumber(row, 'passwords') > 0,
    linkExpiresAt: orNull(row, 'link_expires_at', readInstant),
  };
}

/** Was never here and has no password to come with. */
const IS_INVITED = sql<boolean>`(last_sign_in_at is null
  and not exists (select 1 from passwords where passwords.person_id = people.person_id))`;

const IN_STATE = {
  active: sql<boolean>`(status = 'active' and not ${IS_INVITED})`,
  invited: sql<boolean>`(status = 'active' and ${IS_INVITED})`,
  deactivated: sql<boolean>`status = 'deactivated'`,
} as const;

function isInTeam(teamId: string) {
  return sql<boolean>`exists (
    select 1 from team_members where team_members.person_id = people.person_id and team_id = ${teamId})`;
}

function contains(word: string) {
  const pattern = `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql<boolean>`search_key like ${pattern} escape '\\'`;
}
