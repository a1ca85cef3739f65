import { rm } from 'node:fs/promises';

import type { ChangeLog } from '../engine/call-queue.ts';
import type { EngineLog } from '../engine/engine-log.ts';
import type { Change } from '../model/change.ts';
import type { World } from '../model/world.ts';
import { dataFilePath, listDataFiles, syncDirectory } from './data-files.ts';
import { JournalFile } from './journal-file.ts';
import type { OpenAppendHandle } from './journal-file.ts';
import { encodeRecord } from './record.ts';
import type { Recovered } from './recovery.ts';
import { writeSnapshot } from './snapshot.ts';

/** What a journal is opened with. */
export interface JournalOptions {
  readonly directory: string;
  readonly recovered: Recovered;
  readonly log: EngineLog;
  readonly compactAtBytes: number;
  readonly openHandle: OpenAppendHandle;
}

/** A snapshot is worth it when the journal is this many times as large as the last one. */
const GROWTH = 2;

/**
 * Keeps every batch of changes on disk, and the disk from growing without end.
 *
 * When the journal has outgrown the last snapshot, the next batch begins a new file, and a new snapshot is written
 * beside the calls; when it is whole, the files before it go. A crash at any moment leaves a snapshot and all the
 * batches after it. A snapshot that fails costs nothing but disk.
 */
export class Journal implements ChangeLog {
  readonly #options: JournalOptions;
  readonly #world: World;
  #file: JournalFile;
  #sequence: number;
  #compactAtBytes: number;
  #compaction: Promise<void> | undefined;

  private constructor(options: JournalOptions, file: JournalFile) {
    this.#options = options;
    this.#world = options.recovered.world;
    this.#file = file;
    this.#sequence = options.recovered.sequence;
    this.#compactAtBytes = this.#worthwhileBytes(options.recovered.snapshotSize);
  }

  static async open(options: JournalOptions): Promise<Journal> {
    const { recovered } = options;
    const { sequence, length } = recovered.journal ?? { sequence: recovered.sequence + 1, length: 0 };
    return new Journal(options, await openFile(options, sequence, length));
  }

  async append(changes: readonly Change[]): Promise<void> {
    const sequence = this.#sequence + 1;
    await this.#file.append(encodeRecord({ sequence, changes }));
    this.#sequence = sequence;
    if (this.#file.length >= this.#compactAtBytes && this.#compaction === undefined) await this.#compact();
  }

  async close(): Promise<void> {
    await this.#compaction;
    await this.#file.close();
  }

  async #compact(): Promise<void> {
    const { log } = this.#options;
    const sequence = this.#sequence;
    const entities = this.#world.entities();
    const before = this.#file;
    try {
      this.#file = await openFile(this.#options, sequence + 1, 0);
    } catch (error) {
      log.warn({ error }, 'a new journal file could not be begun; the old one goes on');
      this.#compactAtBytes = this.#file.length + this.#options.compactAtBytes;
      return;
    }
    this.#compaction = this.#writeSnapshot(before, sequence, entities).finally(() => {
      this.#compaction = undefined;
    });
  }

  async #writeSnapshot(before: JournalFile, sequence: number, entities: ReturnType<World['entities']>): Promise<void> {
    const { directory, log, compactAtBytes } = this.#options;
    try {
      await before.close();
      this.#compactAtBytes = this.#worthwhileBytes(await writeSnapshot(directory, sequence, entities));
      await removeBefore(directory, sequence);
    } catch (error) {
      log.warn({ error }, 'a snapshot could not be written; the journal is kept');
      this.#compactAtBytes = this.#file.length + compactAtBytes;
    }
  }

  #worthwhileBytes(snapshotSize: number): number {
    return Math.max(this.#options.compactAtBytes, GROWTH * snapshotSize);
  }
}

async function openFile(
  { openHandle, directory }: JournalOptions,
  sequence: number,
  length: number,
): Promise<JournalFile> {
  const handle = await openHandle(dataFilePath(directory, 'journal', sequence));
  try {
    await syncDirectory(directory);
  } catch (error) {
    await handle.close();
    throw error;
  }
  return new JournalFile(handle, length);
}

async function removeBefore(directory: string, sequence: number): Promise<void> {
  const { snapshots, journals } = await listDataFiles(directory);
  for (const old of snapshots) if (old < sequence) await rm(dataFilePath(directory, 'snapshot', old));
  for (const old of journals) if (old <= sequence) await rm(dataFilePath(directory, 'journal', old));
}
