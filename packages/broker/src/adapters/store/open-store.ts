import type { Store } from '../../application/ports/store.ts';

export interface StoreOptions {
  /** Where the embedded database lives; made when it is not there. Not used with a `databaseUrl`. */
  readonly dataDir: string;
  /** `postgresql://user:password@host:5432/database`. Without one, the database is embedded. */
  readonly databaseUrl?: string | undefined;
  /**
   * Whose clock decides on PostgreSQL what work is due and which claims have lapsed. `caller` is for tests that move
   * their clock: the `now` that they pass counts. The embedded database always goes by the caller's, its only one.
   */
  readonly workClock?: 'database' | 'caller';
  /** The most connections to PostgreSQL at a time, besides the one that listens for work. */
  readonly connections?: number;
}

export type OpenStore = Store & { readonly kind: 'sqlite' | 'postgresql' };

/**
 * Opens the store and brings its schema up to date. Loads only the driver that it needs.
 *
 * @throws `storage.unavailable` when the database cannot be reached or used, is in use by another process, or was made
 * by a newer release.
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const { dataDir, databaseUrl, workClock = 'database', connections = 10 } = options;
  if (databaseUrl === undefined) {
    const { SqliteStore } = await import('./sqlite/sqlite-store.ts');
    return SqliteStore.open(dataDir);
  }
  const { PostgresqlStore } = await import('./postgresql/postgresql-store.ts');
  return PostgresqlStore.open({ databaseUrl, workClock, connections });
}

/**
 * Opens the store for a moment while a server may have it, for work on the server's machine.
 *
 * @throws `storage.unavailable` when there is none, or one of another release.
 */
export async function openStoreBeside({ dataDir, databaseUrl }: StoreOptions): Promise<OpenStore> {
  if (databaseUrl !== undefined) return openStore({ dataDir, databaseUrl, connections: 2 });
  const { SqliteStore } = await import('./sqlite/sqlite-store.ts');
  return SqliteStore.openBeside(dataDir);
}
