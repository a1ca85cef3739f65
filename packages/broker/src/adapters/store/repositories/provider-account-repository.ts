import type {
  ProviderAccount,
  ProviderAccountRepository,
} from '../../../application/ports/provider-account-repository.ts';
import { readInstant, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';

export class SqlProviderAccountRepository implements ProviderAccountRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async find(organizationId: string, issuer: string, subject: string): Promise<ProviderAccount | null> {
    const row = await this.#session.first(FIND, { organizationId, issuer, subject });
    return row && accountOf(row);
  }

  async findOfPerson(personId: string, issuer: string): Promise<ProviderAccount | null> {
    const row = await this.#session.first(FIND_OF_PERSON, { personId, issuer });
    return row && accountOf(row);
  }

  async insert(account: ProviderAccount): Promise<void> {
    await this.#session.insert('provider_accounts', [
      {
        organization_id: account.organizationId,
        issuer: account.issuer,
        subject: account.subject,
        person_id: account.personId,
        linked_at: account.linkedAt,
      },
    ]);
  }

  async deleteOfPerson(personId: string): Promise<void> {
    await this.#session.run(DELETE_OF_PERSON, { personId });
  }
}

const FIND = new Statement<{ organizationId: string; issuer: string; subject: string }>(({ db, param }) =>
  db
    .selectFrom('provider_accounts')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .where('issuer', '=', param('issuer'))
    .where('subject', '=', param('subject')),
);

const FIND_OF_PERSON = new Statement<{ personId: string; issuer: string }>(({ db, param }) =>
  db
    .selectFrom('provider_accounts')
    .selectAll()
    .where('person_id', '=', param('personId'))
    .where('issuer', '=', param('issuer')),
);

const DELETE_OF_PERSON = new Statement<{ personId: string }>(({ db, param }) =>
  db.deleteFrom('provider_accounts').where('person_id', '=', param('personId')),
);

function accountOf(row: Row): ProviderAccount {
  return {
    organizationId: readText(row, 'organization_id'),
    personId: readText(row, 'person_id'),
    issuer: readText(row, 'issuer'),
    subject: readText(row, 'subject'),
    linkedAt: readInstant(row, 'linked_at'),
  };
}
