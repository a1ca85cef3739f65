import { randomUUID } from 'node:crypto';
import { LiveChanges } from '../adapters/live/live-changes.ts';
import { SharedChanges } from '../adapters/live/shared-changes.ts';
import { PostgresqlStore } from '../adapters/store/postgresql/postgresql-store.ts';
import { listenForWork } from '../adapters/store/postgresql/listen-for-work.ts';
import { openStore } from '../adapters/store/open-store.ts';
import { AlignedClock } from '../adapters/system-clock/aligned-clock.ts';
import { SystemClock } from '../adapters/system-clock/system-clock.ts';
import type { Changes } from '../application/ports/changes.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { Store } from '../application/ports/store.ts';
import type { Config } from './config.ts';
import type { Chore } from './housekeeping.ts';

/** The database, with what depends on whether one process uses it or several nodes do. */
export interface Database {
  readonly store: Store;
  readonly clock: Clock;
  /** The name under which this process claims work. */
  readonly worker: string;
  readonly changes: Changes;
  /** Where the browsers that look at this process hear of changes. */
  readonly live: LiveChanges;
  readonly chores: readonly Chore[];
  /** Calls `onWork` when another node has made work. */
  listen(onWork: () => void): void;
  close(): Promise<void>;
}

/** @throws ProblemError `storage.…` */
export async function openDatabase({ dataDir, databaseUrl }: Config): Promise<Database> {
  return databaseUrl === null ? openEmbedded(dataDir) : openShared(dataDir, databaseUrl);
}

/** One process has it, which may take over at once what it claimed before it died. */
async function openEmbedded(dataDir: string): Promise<Database> {
  const store = await openStore({ dataDir });
  const worker = 'embedded';
  const live = new LiveChanges();
  await store.write((tx) => tx.work.releaseAllOf(worker));
  return {
    store,
    worker,
    live,
    clock: new SystemClock(),
    changes: live,
    chores: [],
    listen: () => undefined,
    close: () => store.close(),
  };
}

const ALIGN_EVERY_MS = 30_000;

/** Nodes hear of each other through the database, and go by its clock. */
async function openShared(dataDir: string, databaseUrl: string): Promise<Database> {
  const store = await openStore({ dataDir, databaseUrl });
  const worker = `node-${randomUUID()}`;
  const live = new LiveChanges();
  const changes = new SharedChanges(worker, live, (payload) =>
    store instanceof PostgresqlStore ? store.tellNodes(payload) : Promise.resolve(),
  );
  const clock = new AlignedClock(() => store.now());
  await clock.align();

  let listener: { close(): Promise<void> } | null = null;
  return {
    store,
    worker,
    live,
    clock,
    changes,
    chores: [{ name: 'set the clock by the database', everyMs: ALIGN_EVERY_MS, run: () => clock.align() }],
    listen: (onWork) => {
      listener = listenForWork(databaseUrl, onWork, (payload) => {
        changes.hear(payload);
      });
    },
    close: async () => {
      await listener?.close();
      await store.close();
    },
  };
}
