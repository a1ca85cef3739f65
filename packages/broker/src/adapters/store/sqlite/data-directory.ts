import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { unavailable } from '../storage-problems.ts';

export interface DataDirectory {
  readonly databasePath: string;
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
  const directory = {
    databasePath: join(path, 'gatelease.db'),
    lockPath: join(path, 'gatelease.lock'),
    holderPath: join(path, 'gatelease.holder.json'),
  };
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chmodSync(path, 0o700);
    for (const file of Object.values(directory)) {
      if (!existsSync(file)) closeSync(openSync(file, 'ax', 0o600));
      chmodSync(file, 0o600);
    }
    return directory;
  } catch (error) {
    const why = `The data directory ${path} cannot be used. It must be a directory that this process owns.`;
    throw unavailable(why, error);
  }
}
