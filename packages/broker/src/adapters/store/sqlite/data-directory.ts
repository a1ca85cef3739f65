import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
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
  const directory = filesIn(path);
  const { databasePath, lockPath, holderPath } = directory;
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chmodSync(path, 0o700);
    for (const file of [databasePath, lockPath, holderPath]) {
      if (!existsSync(file)) closeSync(openSync(file, 'ax', 0o600));
      chmodSync(file, 0o600);
    }
    return directory;
  } catch (error) {
    const why = `The data directory ${path} cannot be used. It must be a directory that this process owns.`;
    throw unavailable(why, error);
  }
}

/** The files of a directory that has a database already. @throws `storage.unavailable` */
export function existingDataDirectory(path: string): DataDirectory {
  const directory = filesIn(path);
  // A file that was made and never written to is empty.
  const size = statSync(directory.databasePath, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0) return directory;
  throw unavailable(`There is no database in the data directory ${path}. Name the one that the server has.`);
}

function filesIn(path: string): DataDirectory {
  const databasePath = join(path, 'gatelease.db');
  return {
    databasePath,
    logPath: `${databasePath}-wal`,
    lockPath: join(path, 'gatelease.lock'),
    holderPath: join(path, 'gatelease.holder.json'),
  };
}
