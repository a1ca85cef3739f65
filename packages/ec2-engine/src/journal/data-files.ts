import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^(?<kind>snapshot|journal)-(?<sequence>[0-9]{12})\.log$/;
const UNFINISHED = /^snapshot-.*\.unfinished$/;
const SEQUENCE_DIGITS = 12;

/** The files of a data directory that belong to the world, each by the sequence in its name, lowest first. */
export interface DataFiles {
  /** A snapshot holds every batch up to its sequence. */
  readonly snapshots: readonly number[];
  /** A journal file holds batches from its sequence on. */
  readonly journals: readonly number[];
}

/** The two kinds of files that make up a world on disk. */
export type DataFileKind = 'snapshot' | 'journal';

/** Where a file of this kind and sequence is. */
export function dataFilePath(directory: string, kind: DataFileKind, sequence: number): string {
  return join(directory, `${kind}-${String(sequence).padStart(SEQUENCE_DIGITS, '0')}.log`);
}

/** Lists the files and removes those that a crash left unfinished. */
export async function listDataFiles(directory: string): Promise<DataFiles> {
  const names = await readdir(directory);
  for (const name of names) if (UNFINISHED.test(name)) await rm(join(directory, name), { force: true });

  const sequencesOf = (kind: DataFileKind) =>
    names
      .map((name) => NAME.exec(name)?.groups)
      .flatMap((groups) => (groups?.['kind'] === kind ? [Number(groups['sequence'])] : []))
      .sort((a, b) => a - b);
  return { snapshots: sequencesOf('snapshot'), journals: sequencesOf('journal') };
}

/** Makes the names of new and removed files survive a power cut. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
