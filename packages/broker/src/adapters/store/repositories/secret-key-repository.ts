import type { SealedSecret, SecretKeyRepository } from '../../../application/ports/secret-key-repository.ts';
import { orNull, readText } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';

export class SqlSecretKeyRepository implements SecretKeyRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async keyId(): Promise<string | null> {
    const row = await this.#session.first(FIND, {});
    return row && orNull(row, 'secret_key_id', readText);
  }

  async claim(keyId: string): Promise<string> {
    await this.#session.run(CLAIM, { keyId });
    return (await this.keyId()) ?? keyId;
  }

  async replace(keyId: string): Promise<void> {
    await this.#session.run(REPLACE, { keyId });
  }

  async listSealed(): Promise<readonly SealedSecret[]> {
    const totp = await this.#session.rows(LIST_TOTP, {});
    const keys = await this.#session.rows(LIST_KEYS, {});
    const messages = await this.#session.rows(LIST_MESSAGES, {});
    return [
      ...totp.map((row) => sealedOf('totp', readText(row, 'person_id'), readText(row, 'sealed_secret'))),
      ...keys.map((row) => sealedOf('credential', readText(row, 'credential_id'), readText(row, 'sealed_key'))),
      ...messages.map((row) => sealedOf('message', readText(row, 'message_id'), readText(row, 'sealed'))),
    ];
  }

  async saveSealed({ kind, id, sealed }: SealedSecret): Promise<void> {
    switch (kind) {
      case 'totp':
        await this.#session.update('totp_factors', { person_id: id }, { sealed_secret: sealed });
        break;
      case 'credential':
        await this.#session.update('credential_keys', { credential_id: id }, { sealed_key: sealed });
        break;
      case 'message':
        await this.#session.update('outbox', { message_id: id }, { sealed: sealed });
        break;
    }
  }
}

const FIND = new Statement(({ db }) => db.selectFrom('installation').select('secret_key_id'));

const CLAIM = new Statement<{ keyId: string }>(({ db, param }) =>
  db
    .updateTable('installation')
    .set({ secret_key_id: param('keyId') })
    .where('secret_key_id', 'is', null),
);

const REPLACE = new Statement<{ keyId: string }>(({ db, param }) =>
  db.updateTable('installation').set({ secret_key_id: param('keyId') }),
);

const LIST_TOTP = new Statement(({ db, flavour }) =>
  db
    .selectFrom('totp_factors')
    .select(['person_id', 'sealed_secret'])
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const LIST_KEYS = new Statement(({ db, flavour }) =>
  db
    .selectFrom('credential_keys')
    .select(['credential_id', 'sealed_key'])
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const LIST_MESSAGES = new Statement(({ db, flavour }) =>
  db
    .selectFrom('outbox')
    .select(['message_id', 'sealed'])
    .where('sealed', 'is not', null)
    .$if(flavour.locks, (query) => query.forUpdate()),
);

function sealedOf(kind: SealedSecret['kind'], id: string, sealed: string): SealedSecret {
  return { kind, id, sealed };
}
