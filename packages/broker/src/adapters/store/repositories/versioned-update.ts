import type { SqlSession } from '../sql-session.ts';
import type { Tables } from '../schema.ts';
import { conflict } from '../storage-problems.ts';

type VersionedTable = { [T in keyof Tables]: Tables[T] extends { readonly version: number } ? T : never }[keyof Tables];

/**
 * Stores a changed row if its version is still the one that was read, and counts the version up.
 *
 * @returns the new version. @throws `storage.conflict`
 */
export async function updateVersioned<T extends Exclude<VersionedTable, 'schema_versions'>>(
  session: SqlSession,
  table: T,
  key: Partial<Tables[T]> & { readonly version: number },
  row: Tables[T],
): Promise<number> {
  const version = key.version + 1;
  const changed = await session.update(table, key, { ...row, version });
  if (changed === 0) throw conflict('Somebody else changed or removed it meanwhile.');
  return version;
}
