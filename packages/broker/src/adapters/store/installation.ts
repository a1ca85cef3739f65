import { randomUUID } from 'node:crypto';
import { readText } from './row-reader.ts';
import type { SqlSession } from './sql-session.ts';
import { Statement } from './statement.ts';

/** The id of this installation; made by the first to ask, inside the transaction that made the tables. */
export async function installationId(session: SqlSession): Promise<string> {
  const row = await session.first(FIND, {});
  if (row !== null) return readText(row, 'installation_id');

  const id = randomUUID();
  await session.insert('installation', [{ installation_id: id, secret_key_id: null, created_at: new Date() }]);
  return id;
}

const FIND = new Statement(({ db }) => db.selectFrom('installation').select('installation_id'));
