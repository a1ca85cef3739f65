import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { unavailable } from '../storage-problems.ts';
import type { DataDirectory } from './data-directory.ts';
import { SqliteConnection } from './sqlite-connection.ts';

/*
 * One process has the store open. SQLite would let a second one in; its transactions would be sound, but two workers
 * would run on one account of what is claimed.
 *
 * The lock is an exclusive transaction on an empty SQLite file of its own. It belongs to the process, so the operating
 * system drops it however the process ends: there is no stale lock, and no process id that could have been given to
 * another process since, or mean nothing in another container. The holder's file only serves the message.
 *
 * The lock file is never opened in any other way; see `prepareDataDirectory`.
 */
export interface DataDirectoryLock {
  release(): void;
}

/** @throws `storage.unavailable` when another process has it, saying which. */
export function lockDataDirectory({ lockPath, holderPath }: DataDirectory): DataDirectoryLock {
  const connection = new SqliteConnection(lockPath);
  try {
    connection.exec('begin exclusive');
  } catch (error) {
    connection.close();
    throw unavailable(`The database is in use by another process${describeHolder(holderPath)}.`, error);
  }
  const holder = { pid: process.pid, host: hostname(), startedAt: startOfProcess().toISOString() };
  writeFileSync(holderPath, JSON.stringify(holder));
  return { release: () => connection.close() };
}

function startOfProcess(): Date {
  return new Date(Date.now() - Math.round(process.uptime() * 1000));
}

/** What the holder wrote; nothing when it is only just starting. */
function describeHolder(holderPath: string): string {
  try {
    const holder: unknown = JSON.parse(readFileSync(holderPath, 'utf8'));
    if (typeof holder !== 'object' || holder === null) return '';
    const { pid, host, startedAt } = { pid: '?', host: '?', startedAt: '?', ...holder };
    return `: process ${pid} on ${host}, running since ${startedAt}. Stop it first, or give this one another data directory`;
  } catch {
    return '. Stop it first, or give this one another data directory';
  }
}
