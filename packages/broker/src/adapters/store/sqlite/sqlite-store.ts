import type { Repositories, Store } from '../../../application/ports/store.ts';
import { SQLITE } from '../dialect.ts';
import { installationId } from '../installation.ts';
import { runMigrations } from '../migrations/run-migrations.ts';
import { repositoriesOn } from '../repositories/repositories.ts';
import { SqlSession } from '../sql-session.ts';
import type { QueryFlavour } from '../statement.ts';
import { lockDataDirectory } from './data-directory-lock.ts';
import type { DataDirectoryLock } from './data-directory-lock.ts';
import { prepareDataDirectory } from './data-directory.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { TransactionQueue } from './transaction-queue.ts';

const WRITES: QueryFlavour = { dialect: SQLITE, access: 'write', locks: false, workClock: 'caller' };
const READS: QueryFlavour = { ...WRITES, access: 'read' };

/**
 * The store for one node, in a file.
 *
 * Write transactions wait for each other in a queue and run on one connection. Reads run on a second one and see what
 * has been committed, also while a write transaction is under way. A commit is on the disk when `write` returns.
 */
export class SqliteStore implements Store {
  readonly kind = 'sqlite';
  readonly #lock: DataDirectoryLock;
  readonly #writer: SqliteConnection;
  readonly #reader: SqliteConnection;
  readonly #reading: Repositories;
  readonly #queue: TransactionQueue;
  readonly #installationId: string;

  private constructor(
    lock: DataDirectoryLock,
    connections: { readonly writer: SqliteConnection; readonly reader: SqliteConnection },
    id: string,
  ) {
    this.#lock = lock;
    this.#writer = connections.writer;
    this.#queue = new TransactionQueue(connections.writer);
    this.#reader = connections.reader;
    this.#reading = repositoriesOn(new SqlSession(connections.reader, READS));
    this.#installationId = id;
  }

  /** @throws `storage.unavailable` when the directory cannot be used, is in use, or holds a newer database. */
  static async open(dataDir: string): Promise<SqliteStore> {
    const directory = prepareDataDirectory(dataDir);
    const lock = lockDataDirectory(directory);
    try {
      const writer = openConnection(directory.databasePath);
      const id = await prepareDatabase(writer);
      const reader = openConnection(directory.databasePath);
      reader.exec('pragma query_only = on');
      return new SqliteStore(lock, { writer, reader }, id);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  write<T>(work: (tx: Repositories) => Promise<T>): Promise<T> {
    return this.#queue.run(async () => {
      const session = new SqlSession(this.#writer, WRITES);
      try {
        return await work(repositoriesOn(session));
      } finally {
        session.end();
      }
    });
  }

  read<T>(work: (tx: Repositories) => Promise<T>): Promise<T> {
    return work(this.#reading);
  }

  async ping(): Promise<void> {
    await this.#reader.execute({ sql: 'select version from schema_versions limit 1', parameters: [] });
  }

  async now(): Promise<Date> {
    return new Date();
  }

  async installationId(): Promise<string> {
    return this.#installationId;
  }

  async close(): Promise<void> {
    await this.#queue.drain();
    this.#writer.moveLogIntoFile();
    this.#reader.close();
    this.#writer.close();
    this.#lock.release();
  }
}

/** Brings the schema up to date. @returns the installation's id */
async function prepareDatabase(writer: SqliteConnection): Promise<string> {
  try {
    return await inTransaction(writer, async () => {
      await runMigrations(writer, SQLITE);
      return installationId(new SqlSession(writer, WRITES));
    });
  } catch (error) {
    writer.close();
    throw error;
  }
}

function openConnection(path: string): SqliteConnection {
  const connection = new SqliteConnection(path);
  connection.exec('pragma busy_timeout = 5000');
  // Only a new file takes it; one that is there keeps its own.
  connection.exec(`pragma page_size = ${String(PAGE_BYTES)}`);
  connection.exec('pragma journal_mode = wal');
  connection.exec('pragma synchronous = full');
  connection.exec('pragma foreign_keys = on');
  connection.exec(`pragma wal_autocheckpoint = ${String(LOG_BYTES / PAGE_BYTES)}`);

  const isAsSet =
    connection.pragma('journal_mode') === 'wal' &&
    connection.pragma('synchronous') === FULL &&
    connection.pragma('foreign_keys') === 1;
  if (!isAsSet) throw new Error('SQLite did not take its settings: write-ahead log, full synchronization, references.');
  return connection;
}

/**
 * A commit writes every page that it touches to the log as a whole, and a decision touches some forty for a few hundred
 * bytes each: of tables, of indexes, of the ledger. Small pages make it a quarter of the bytes.
 */
const PAGE_BYTES = 1024;

/** At this size the log is moved into the file, by the commit that reaches it. */
const LOG_BYTES = 4 * 1024 * 1024;

/** What SQLite calls `synchronous = full` when asked. */
const FULL = 2;

async function inTransaction<T>(connection: SqliteConnection, work: () => Promise<T>): Promise<T> {
  connection.exec('begin immediate');
  try {
    const result = await work();
    connection.exec('commit');
    return result;
  } catch (error) {
    if (connection.isInTransaction) connection.exec('rollback');
    throw error;
  }
}
