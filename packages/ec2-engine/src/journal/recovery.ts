import { readFile, rm, truncate } from 'node:fs/promises';

import { put } from '../model/change.ts';
import { World } from '../model/world.ts';
import type { EngineLog } from '../engine/engine-log.ts';
import { DataDirectoryError } from './data-directory-error.ts';
import { dataFilePath, listDataFiles } from './data-files.ts';
import { readRecords } from './record.ts';
import { readSnapshot } from './snapshot.ts';
import { isJournalEntry } from './stored-value.ts';

/** The world as it was left. */
export interface Recovered {
  readonly world: World;
  /** The last batch that is in it. */
  readonly sequence: number;
  readonly snapshotSize: number;
  /** The journal file to go on with, by the sequence in its name, and how long it is; absent when there is none. */
  readonly journal?: { readonly sequence: number; readonly length: number };
}

/**
 * Reads the newest snapshot and every batch after it.
 *
 * A record that was being written when the process or the power went is cut off: nobody was told of it. Damage
 * anywhere else is refused, because going on would forget what somebody was told. `undefined` means that the
 * directory holds no world yet.
 *
 * @throws `data-directory.damaged`, `data-directory.unknown-format`
 */
export async function recover(directory: string, log: EngineLog): Promise<Recovered | undefined> {
  const { snapshots, journals } = await listDataFiles(directory);
  const newest = snapshots.at(-1);
  if (newest === undefined) {
    if (journals.length > 0) throw damaged(directory, 'there is a journal, but not the snapshot that it goes on from');
    return undefined;
  }
  const { entities, size } = await readSnapshot(directory, newest);
  const world = new World();
  world.apply(entities.map(put));

  let sequence = newest;
  let journal: Recovered['journal'];
  const live = journals.filter((first) => first > newest);
  for (const first of live) {
    if (first !== sequence + 1) throw damaged(directory, `batch ${String(sequence + 1)} is missing`);
    const read = await replay({ directory, world, log, isLast: first === live.at(-1) }, first);
    sequence = read.sequence;
    journal = { sequence: first, length: read.length };
  }
  await removeOld(directory, newest, { snapshots, journals });
  return { world, sequence, snapshotSize: size, ...(journal !== undefined && { journal }) };
}

interface Replay {
  readonly directory: string;
  readonly world: World;
  readonly log: EngineLog;
  readonly isLast: boolean;
}

async function replay(
  { directory, world, log, isLast }: Replay,
  first: number,
): Promise<{ readonly sequence: number; readonly length: number }> {
  const path = dataFilePath(directory, 'journal', first);
  const content = await readFile(path);
  const { values, goodBytes, rest } = readRecords(content);
  if (rest === 'damaged' || (rest === 'torn' && !isLast)) {
    throw damaged(path, `the record at byte ${String(goodBytes)} is damaged`);
  }
  let sequence = first - 1;
  for (const value of values) {
    if (!isJournalEntry(value) || value.sequence !== sequence + 1) {
      throw damaged(path, `batch ${String(sequence + 1)} is missing`);
    }
    world.apply(value.changes);
    sequence = value.sequence;
  }
  if (rest === 'torn') {
    log.warn({ path, bytes: content.length - goodBytes }, 'an unfinished record at the end of the journal was cut off');
    await truncate(path, goodBytes);
  }
  return { sequence, length: goodBytes };
}

/** Removes what the newest snapshot makes superfluous. */
async function removeOld(
  directory: string,
  newest: number,
  { snapshots, journals }: { readonly snapshots: readonly number[]; readonly journals: readonly number[] },
): Promise<void> {
  for (const sequence of snapshots) {
    if (sequence < newest) await rm(dataFilePath(directory, 'snapshot', sequence), { force: true });
  }
  for (const sequence of journals) {
    if (sequence <= newest) await rm(dataFilePath(directory, 'journal', sequence), { force: true });
  }
}

function damaged(path: string, what: string): DataDirectoryError {
  return new DataDirectoryError(
    'data-directory.damaged',
    `${path}: ${what}. Restore the data directory from a backup, or move it away to begin anew.`,
  );
}
