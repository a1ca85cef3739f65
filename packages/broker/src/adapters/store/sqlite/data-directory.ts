import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { unavailable } from '../storage-problems.ts';

export interface DataDirectory {
  readonly databasePath: string;
  /** SQLite's write-ahead log: there while the database is open. */
  readonly logPath: string;
  /** Locked for as long as a process has the store open. */
  readonly lockPath: string;
  /** Says which process that is. */
  readonly holderPath: string;
}

/**
 * Makes the directory and the files in it, for their owner alone. SQLite gives its journals the modes of the database.
 *
 * A file that is there is not opened: closing it would drop the POSIX locks that this process may have on it.
 *
 * @throws `storage.unavailable`
 */
export function prepareDataDirectory(path: string): DataDirectory {
  const databasePath = join(path, 'gatelease.db');
  const lockPath = join(path, 'gatelease.lock');
  const holderPath = join(path, 'gatelease.holder.json');
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chmodSync(path, 0o700);
    for (const file of [databasePath, lockPath, holderPath]) {
      if (!existsSync(file)) closeSync(openSync(file, 'ax', 0o600));
      chmodSync(file, 0o600);
    }
    return { databasePath, logPath: `${databasePath}-wal`, lockPath, holderPath };
  } catch (error) {
    const why = `The data directory ${path} cannot be used. It must be a directory that this process owns.`;
    throw unavailable(why, error);
  }
}
