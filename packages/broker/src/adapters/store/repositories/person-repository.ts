import { sql } from 'kysely';
import type {
  FormerPerson,
  PersonEntry,
  PersonFilter,
  PersonRepository,
  SetupLink,
} from '../../../application/ports/person-repository.ts';
import type { Page, PageRequest } from '../../../application/ports/store.ts';
import type { Person } from '../../../domain/person.ts';
import { readInstant, readText } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import { findPersonEntry, listPeople } from './people-list.ts';
import { personOf, rowOfPerson, selectPeople } from './person-row.ts';
import { deleteSetupLinksOf, findSetupLink, insertSetupLink } from './setup-links.ts';
import { updateVersioned } from './versioned-update.ts';

export class SqlPersonRepository implements PersonRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async find(organizationId: string, personId: string): Promise<Person | null> {
    const row = await this.#session.first(FIND, { organizationId, personId });
    return row && personOf(row);
  }

  async findByEmail(organizationId: string, email: string): Promise<Person | null> {
    const row = await this.#session.first(FIND_BY_EMAIL, { organizationId, email });
    return row && personOf(row);
  }

  async list(organizationId: string): Promise<readonly Person[]> {
    return (await this.#session.rows(LIST, { organizationId })).map(personOf);
  }

  async listPage(filter: PersonFilter, page: PageRequest): Promise<Page<PersonEntry>> {
    return listPeople(this.#session, filter, page);
  }

  async findEntry(organizationId: string, personId: string): Promise<PersonEntry | null> {
    return findPersonEntry(this.#session, organizationId, personId);
  }

  async listReviewers(organizationId: string): Promise<readonly Person[]> {
    return (await this.#session.rows(LIST_REVIEWERS, { organizationId })).map(personOf);
  }

  async countActiveAdministrators(organizationId: string): Promise<number> {
    return (await this.#session.rows(ACTIVE_ADMINISTRATORS, { organizationId })).length;
  }

  async insert(person: Person): Promise<void> {
    await this.#session.insert('people', [rowOfPerson(person)]);
    await this.#insertTeams(person);
  }

  async update(person: Person): Promise<Person> {
    const { personId, organizationId } = person;
    const key = { person_id: personId, organization_id: organizationId, version: person.version };
    const version = await updateVersioned(this.#session, 'people', key, rowOfPerson(person));

    await this.#session.run(DELETE_TEAMS, { personId });
    await this.#insertTeams(person);
    return { ...person, version };
  }

  async delete({ organizationId, personId, email, name }: Person, at: Date): Promise<void> {
    if ((await this.#session.run(DELETE, { organizationId, personId })) === 0) return;
    await this.#session.insert('former_people', [
      { person_id: personId, organization_id: organizationId, email, name, deleted_at: at },
    ]);
  }

  async listFormer(organizationId: string): Promise<readonly FormerPerson[]> {
    return (await this.#session.rows(LIST_FORMER, { organizationId })).map((row) => ({
      personId: readText(row, 'person_id'),
      name: readText(row, 'name'),
      email: readText(row, 'email'),
    }));
  }

  async passwordHash(personId: string): Promise<string | null> {
    const row = await this.#session.first(PASSWORD_HASH, { personId });
    return row && readText(row, 'password_hash');
  }

  async passwordChangedAt(personId: string): Promise<Date | null> {
    const row = await this.#session.first(PASSWORD_CHANGED_AT, { personId });
    return row && readInstant(row, 'changed_at');
  }

  async setPasswordHash(personId: string, hash: string, at: Date): Promise<void> {
    await this.#session.run(SET_PASSWORD_HASH, { personId, hash, at });
  }

  async insertSetupLink(link: SetupLink): Promise<void> {
    await insertSetupLink(this.#session, link);
  }

  async findSetupLink(tokenHash: string, now: Date): Promise<SetupLink | null> {
    return findSetupLink(this.#session, tokenHash, now);
  }

  async deleteSetupLinksOf(personId: string | null): Promise<void> {
    await deleteSetupLinksOf(this.#session, personId);
  }

  async #insertTeams({ personId, teamIds }: Person): Promise<void> {
    const members = [...new Set(teamIds)].sort().map((teamId) => ({ team_id: teamId, person_id: personId }));
    await this.#session.insert('team_members', members);
  }
}

const FIND = new Statement<{ organizationId: string; personId: string }>(({ db, flavour, param }) =>
  selectPeople(db)
    .where('organization_id', '=', param('organizationId'))
    .where('person_id', '=', param('personId'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const FIND_BY_EMAIL = new Statement<{ organizationId: string; email: string }>(({ db, flavour, param }) =>
  selectPeople(db)
    .where('organization_id', '=', param('organizationId'))
    .where('email', '=', param('email'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const LIST = new Statement<{ organizationId: string }>(({ db, param }) =>
  selectPeople(db).where('organization_id', '=', param('organizationId')).orderBy('search_key').orderBy('person_id'),
);

const LIST_REVIEWERS = new Statement<{ organizationId: string }>(({ db, param }) =>
  selectPeople(db)
    .where('organization_id', '=', param('organizationId'))
    .where('role', 'in', [sql.lit('approver'), sql.lit('administrator')])
    .where('status', '=', sql.lit('active'))
    .orderBy('search_key')
    .orderBy('person_id'),
);

/** Locked, so that two administrators who demote each other do so one after the other. */
const ACTIVE_ADMINISTRATORS = new Statement<{ organizationId: string }>(({ db, flavour, param }) =>
  db
    .selectFrom('people')
    .select('person_id')
    .where('organization_id', '=', param('organizationId'))
    .where('role', '=', sql.lit('administrator'))
    .where('status', '=', sql.lit('active'))
    .orderBy('person_id')
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const DELETE_TEAMS = new Statement<{ personId: string }>(({ db, param }) =>
  db.deleteFrom('team_members').where('person_id', '=', param('personId')),
);

const DELETE = new Statement<{ organizationId: string; personId: string }>(({ db, param }) =>
  db
    .deleteFrom('people')
    .where('organization_id', '=', param('organizationId'))
    .where('person_id', '=', param('personId')),
);

const LIST_FORMER = new Statement<{ organizationId: string }>(({ db, param }) =>
  db
    .selectFrom('former_people')
    .select(['person_id', 'name', 'email'])
    .where('organization_id', '=', param('organizationId'))
    .orderBy('person_id'),
);

const PASSWORD_HASH = new Statement<{ personId: string }>(({ db, param }) =>
  db.selectFrom('passwords').select('password_hash').where('person_id', '=', param('personId')),
);

const PASSWORD_CHANGED_AT = new Statement<{ personId: string }>(({ db, param }) =>
  db.selectFrom('passwords').select('changed_at').where('person_id', '=', param('personId')),
);

const SET_PASSWORD_HASH = new Statement<{ personId: string; hash: string; at: Date }>(({ db, param }) =>
  db
    .insertInto('passwords')
    .values({ person_id: param('personId'), password_hash: param('hash'), changed_at: param('at') })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet({ password_hash: param('hash'), changed_at: param('at') }),
    ),
);
