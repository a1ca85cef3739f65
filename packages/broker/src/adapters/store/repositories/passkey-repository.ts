import type { PasskeyRepository } from '../../../application/ports/passkey-repository.ts';
import type { Passkey } from '../../../domain/passkey.ts';
import { orNull, readFlag, readInstant, readNumber, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { PasskeyTable } from '../schema.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';

export class SqlPasskeyRepository implements PasskeyRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async findByCredential(credentialId: string): Promise<Passkey | null> {
    const row = await this.#session.first(FIND_BY_CREDENTIAL, { credentialId });
    return row && passkeyOf(row);
  }

  async listOfPerson(personId: string): Promise<readonly Passkey[]> {
    return (await this.#session.rows(LIST_OF_PERSON, { personId })).map(passkeyOf);
  }

  async insert(passkey: Passkey): Promise<void> {
    await this.#session.insert('passkeys', [rowOf(passkey)]);
  }

  async update(passkey: Passkey): Promise<void> {
    const { passkey_id, ...columns } = rowOf(passkey);
    await this.#session.update('passkeys', { passkey_id }, columns);
  }

  async delete(passkeyId: string): Promise<void> {
    await this.#session.run(DELETE, { passkeyId });
  }

  async deleteOfPerson(personId: string): Promise<void> {
    await this.#session.run(DELETE_OF_PERSON, { personId });
  }
}

/** Locked: of two uses at once the second one has to see what the first one counted. */
const FIND_BY_CREDENTIAL = new Statement<{ credentialId: string }>(({ db, flavour, param }) =>
  db
    .selectFrom('passkeys')
    .selectAll()
    .where('credential_id', '=', param('credentialId'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const LIST_OF_PERSON = new Statement<{ personId: string }>(({ db, param }) =>
  db
    .selectFrom('passkeys')
    .selectAll()
    .where('person_id', '=', param('personId'))
    .orderBy('created_at')
    .orderBy('passkey_id'),
);

const DELETE = new Statement<{ passkeyId: string }>(({ db, param }) =>
  db.deleteFrom('passkeys').where('passkey_id', '=', param('passkeyId')),
);

const DELETE_OF_PERSON = new Statement<{ personId: string }>(({ db, param }) =>
  db.deleteFrom('passkeys').where('person_id', '=', param('personId')),
);

function rowOf(passkey: Passkey): PasskeyTable {
  return {
    passkey_id: passkey.passkeyId,
    organization_id: passkey.organizationId,
    person_id: passkey.personId,
    name: passkey.name,
    credential_id: passkey.credentialId,
    public_key: passkey.publicKey,
    counter: passkey.counter,
    transports: passkey.transports.join(' '),
    is_synced: passkey.isSynced,
    is_backed_up: passkey.isBackedUp,
    created_at: passkey.createdAt,
    last_used_at: passkey.lastUsedAt,
  };
}

function passkeyOf(row: Row): Passkey {
  return {
    passkeyId: readText(row, 'passkey_id'),
    organizationId: readText(row, 'organization_id'),
    personId: readText(row, 'person_id'),
    name: readText(row, 'name'),
    credentialId: readText(row, 'credential_id'),
    publicKey: readText(row, 'public_key'),
    counter: readNumber(row, 'counter'),
    transports: readText(row, 'transports')
      .split(' ')
      .filter((transport) => transport !== ''),
    isSynced: readFlag(row, 'is_synced'),
    isBackedUp: readFlag(row, 'is_backed_up'),
    createdAt: readInstant(row, 'created_at'),
    lastUsedAt: orNull(row, 'last_used_at', readInstant),
  };
}
