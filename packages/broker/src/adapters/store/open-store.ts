import type { Store } from '../../application/ports/store.ts';

export interface StoreOptions {
  /** Where the embedded database lives; made when it is not there. Not used with a `databaseUrl`. */
  readonly dataDir: string;
  /** `postgresql://user:password@host:5432/database`. Without one, the database is embedded. */
  readonly databaseUrl?: string;
}

/**
 * Opens the store and brings its schema up to date.
 *
 * @throws `storage.unavailable` when the database cannot be reached or used, is in use by another process, or was made
 * by a newer release.
 */
export async function openStore(options: StoreOptions): Promise<Store & { readonly kind: 'sqlite' | 'postgresql' }> {
  const { SqliteStore } = await import('./sqlite/sqlite-store.ts');
  return SqliteStore.open(options.dataDir);
}
