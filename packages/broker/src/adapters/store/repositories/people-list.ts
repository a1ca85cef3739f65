import { sql } from 'kysely';
import type { PersonFilter } from '../../../application/ports/person-repository.ts';
import type { Page, PageRequest } from '../../../application/ports/store.ts';
import { foldedText } from '../../../domain/folded-text.ts';
import type { Person } from '../../../domain/person.ts';
import type { SqlSession } from '../sql-session.ts';
import { cutPageByKey, readKeyCursor } from './key-cursor.ts';
import { rowsToFetch } from './page-cursor.ts';
import { personOf, searchKeyOf, selectPeople } from './person-row.ts';

/** One page of the people that a filter lets through, by name. */
export async function listPeople(session: SqlSession, filter: PersonFilter, page: PageRequest): Promise<Page<Person>> {
  const cursor = readKeyCursor(page);
  let query = filteredPeople(session, filter);
  if (cursor !== null) query = query.where(sql<boolean>`(search_key, person_id) > (${cursor.key}, ${cursor.id})`);

  const rows = await session.select(query.orderBy('search_key').orderBy('person_id').limit(rowsToFetch(page)));
  return cutPageByKey(rows.map(personOf), page, (person) => ({ key: searchKeyOf(person), id: person.personId }));
}

function filteredPeople(session: SqlSession, { organizationId, search, role, state, teamId }: PersonFilter) {
  let query = selectPeople(session.flavour.dialect.queries).where('organization_id', '=', organizationId);
  if (role !== undefined) query = query.where('role', '=', role);
  if (state !== undefined) query = query.where(IN_STATE[state]);
  if (teamId !== undefined) query = query.where(isInTeam(teamId));
  for (const word of foldedText(search ?? '').split(' ')) {
    if (word !== '') query = query.where(contains(word));
  }
  return query;
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
