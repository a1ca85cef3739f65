import { mkdir } from 'node:fs/promises';

import type { ChangeLog } from '../engine/call-queue.ts';
import type { EngineLog } from '../engine/engine-log.ts';
import { put } from '../model/change.ts';
import type { Entity } from '../model/entity.ts';
import { World } from '../model/world.ts';
import { lockDirectory } from './directory-lock.ts';
import { Journal } from './journal.ts';
import { openAppendHandle } from './journal-file.ts';
import type { OpenAppendHandle } from './journal-file.ts';
import { recover } from './recovery.ts';
import { writeSnapshot } from './snapshot.ts';

/** The world and where its changes are kept. */
export interface Store extends ChangeLog {
  readonly world: World;
  close(): Promise<void>;
}

/** What a store is opened with. */
export interface StoreOptions {
  /** Absent: the world lives in memory alone. */
  readonly dataDir?: string;
  /** What a new world holds. Asked only when there is none yet. */
  readonly seed: () => readonly Entity[];
  readonly log: EngineLog;
  /** How large a journal file may grow before a snapshot is worth it. */
  readonly compactAtBytes?: number;
  readonly openHandle?: OpenAppendHandle;
}

const COMPACT_AT_BYTES = 4 * 1024 * 1024;

/**
 * Opens the world that is kept in a directory, or makes a new one there.
 *
 * @throws `data-directory.locked`, `data-directory.damaged`, `data-directory.unknown-format`
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { dataDir, seed } = options;
  return dataDir === undefined ? memoryStore(seed()) : openDirectory(dataDir, options);
}

function memoryStore(entities: readonly Entity[]): Store {
  const world = new World();
  world.apply(entities.map(put));
  return { world, append: () => Promise.resolve(), close: () => Promise.resolve() };
}

async function openDirectory(directory: string, options: StoreOptions): Promise<Store> {
  const { log, seed, compactAtBytes = COMPACT_AT_BYTES, openHandle = openAppendHandle } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(directory);
  try {
    const recovered = (await recover(directory, log)) ?? (await begin(directory, seed()));
    const journal = await Journal.open({ directory, recovered, log, compactAtBytes, openHandle });
    return {
      world: recovered.world,
      append: (changes) => journal.append(changes),
      close: async () => {
        await journal.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function begin(directory: string, entities: readonly Entity[]) {
  const world = new World();
  world.apply(entities.map(put));
  return { world, sequence: 0, snapshotSize: await writeSnapshot(directory, 0, world.entities()) };
}
