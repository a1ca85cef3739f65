import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { DataDirectoryError } from './data-directory-error.ts';

/** Holds a data directory until it is let go. */
export interface DirectoryLock {
  release(): Promise<void>;
}

/** Who holds a directory. The start tells a process from a later one that got the same number. */
interface Holder {
  readonly pid: number;
  readonly start: string;
}

const STALE_GUARD_MILLISECONDS = 10_000;
const HOLDER = /^(?<pid>[0-9]{1,10}) (?<start>\S*) (?<token>\S+)\n$/;

/**
 * Takes a data directory for this process alone.
 *
 * The lock is a file that says who holds it; it comes into being whole and only where there is none, by a link. That
 * of a process which is gone is taken over, under a second guard, so that of two who find it stale one gets it.
 *
 * @throws `data-directory.locked` with the process that holds it.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const path = join(directory, 'lock');
  const own = `${String(process.pid)} ${await startOf(process.pid)} ${randomUUID()}\n`;
  const draft = `${path}.${randomUUID()}.unfinished`;
  await writeFile(draft, own, { mode: 0o600 });
  try {
    if (!(await linked(draft, path))) await takeOver(directory, draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  return {
    release: async () => {
      if ((await readText(path)) === own) await rm(path, { force: true });
    },
  };
}

/** The lock of a process that is gone is replaced; one that has just been let go is taken like any free one. */
async function takeOver(directory: string, draft: string, path: string): Promise<void> {
  await refuseIfHeld(directory, path);
  const guard = `${path}.takeover`;
  await enter(guard, directory);
  try {
    await refuseIfHeld(directory, path);
    if ((await readText(path)) !== undefined) await rename(draft, path);
    else if (!(await linked(draft, path))) throw locked(directory);
  } finally {
    await rmdir(guard);
  }
}

async function refuseIfHeld(directory: string, path: string): Promise<void> {
  const holder = readHolder(await readText(path));
  if (holder !== undefined && (await isAlive(holder))) throw locked(directory, holder.pid);
}

/** Whoever makes the guard's directory is alone in it. One left by a crash inside these few steps is removed. */
async function enter(guard: string, directory: string): Promise<void> {
  if (await made(guard)) return;
  const { mtimeMs } = await stat(guard).catch(() => ({ mtimeMs: Date.now() }));
  if (Date.now() - mtimeMs < STALE_GUARD_MILLISECONDS) throw locked(directory);

  await rmdir(guard).catch(() => undefined);
  if (!(await made(guard))) throw locked(directory);
}

async function made(directory: string): Promise<boolean> {
  try {
    await mkdir(directory);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(text: string | undefined): Holder | undefined {
  const parts = HOLDER.exec(text ?? '')?.groups;
  return parts === undefined ? undefined : { pid: Number(parts['pid']), start: parts['start'] ?? '' };
}

/** A process that may not be signalled is there all the same. */
async function isAlive({ pid, start }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  return (await startOf(pid)) === start;
}

/** When a process began, as Linux counts it, with the boot it began in; `-` where there is no such thing to read. */
async function startOf(pid: number): Promise<string> {
  const status = await readText(`/proc/${String(pid)}/stat`);
  const boot = await readText('/proc/sys/kernel/random/boot_id');
  const fields = status?.slice(status.lastIndexOf(')') + 2).split(' ');
  const ticks = fields?.[19];
  return ticks === undefined || boot === undefined ? '-' : `${boot.trim()}:${ticks}`;
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function locked(directory: string, pid?: number): DataDirectoryError {
  const holder = pid === undefined ? 'another process' : `process ${String(pid)}`;
  return new DataDirectoryError(
    'data-directory.locked',
    `${directory} is held by ${holder}. Stop that one, or give another data directory.`,
  );
}
