import type { SecretKeyRepository } from '../../../application/ports/secret-key-repository.ts';
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
}

const FIND = new Statement(({ db }) => db.selectFrom('installation').select('secret_key_id'));

const CLAIM = new Statement<{ keyId: string }>(({ db, param }) =>
  db
    .updateTable('installation')
    .set({ secret_key_id: param('keyId') })
    .where('secret_key_id', 'is', null),
);
