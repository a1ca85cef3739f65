import type { Ahead, Repositories, Store } from '../../../application/ports/store.ts';
import { SQLITE } from '../dialect.ts';
import { installationId } from '../installation.ts';
import { requireCurrentSchema, runMigrations } from '../migrations/run-migrations.ts';
import { repositoriesOn } from '../repositories/repositories.ts';
import type { Row } from '../row-reader.ts';
import { SqlSession } from '../sql-session.ts';
import type { SqlConnection, SqlResult } from '../sql-session.ts';
import type { BoundQuery, QueryFlavour } from '../statement.ts';
import { lockDataDirectory } from './data-directory-lock.ts';
import type { DataDirectoryLock } from './data-directory-lock.ts';
import { existingDataDirectory, prepareDataDirectory } from './data-directory.ts';
import { LogFlush, openWrittenFile } from './log-flush.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { TransactionQueue } from './transaction-queue.ts';

const WRITES: QueryFlavour = { dialect: SQLITE, access: 'write', locks: false, workClock: 'caller' };
const READS: QueryFlavour = { ...WRITES, access: 'read' };

/**
 * The store for one node, in a file.
 *
 * Write transactions wait for each other in a queue and run on one connection. Reads see what has been committed, also
 * while a write transaction is under way. SQLite writes a commit to its log, and `LogFlush` brings that to the disk
 * beside the event loop: it is there when `write` returns, and so is all that `read` has seen.
 */
export class SqliteStore implements Store {
  readonly kind = 'sqlite';
  /** `null` in a process that uses the store beside another. */
  readonly #lock: DataDirectoryLock | null;
  readonly #writer: SqliteConnection;
  readonly #reader: SqliteConnection;
  readonly #reading: Repositories;
  readonly #log: LogFlush;
  readonly #queue: TransactionQueue;
  readonly #installationId: string;
  #isClosed = false;

  private constructor(
    lock: DataDirectoryLock | null,
    connections: { readonly writer: SqliteConnection; readonly reader: SqliteConnection },
    log: LogFlush,
    id: string,
  ) {
    this.#lock = lock;
    this.#writer = connections.writer;
    this.#log = log;
    this.#queue = new TransactionQueue({ connection: connections.writer, log });
    this.#reader = connections.reader;
    this.#reading = repositoriesOn(new SqlSession(new SharedReader(connections), READS));
    this.#installationId = id;
  }

  /** @throws `storage.unavailable` when the directory cannot be used, is in use, or holds a newer database. */
  static async open(dataDir: string, openLog = openWrittenFile): Promise<SqliteStore> {
    const directory = prepareDataDirectory(dataDir);
    const lock = lockDataDirectory(directory);
    try {
      const writer = openConnection(directory.databasePath);
      const id = await prepareDatabase(writer);
      const reader = openConnection(directory.databasePath);
      reader.exec('pragma query_only = on');
      const log = new LogFlush(await openLog(directory.logPath));
      // What an earlier process committed last may be nowhere but in the system's memory.
      await log.keep();
      return new SqliteStore(lock, { writer, reader }, log, id);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /**
   * Opens the store for a moment, whether or not another process has it: SQLite keeps their transactions apart. For work
   * that claims nothing and reads nothing twice; the schema has to be there already.
   *
   * @throws `storage.unavailable` when there is no database, or one of another release.
   */
  static async openBeside(dataDir: string): Promise<SqliteStore> {
    const { databasePath, logPath } = existingDataDirectory(dataDir);
    const writer = openConnection(databasePath);
    try {
      await requireCurrentSchema(writer);
      const id = await inTransaction(writer, () => installationId(new SqlSession(writer, WRITES)));
      const reader = openConnection(databasePath);
      reader.exec('pragma query_only = on');
      const log = new LogFlush(await openWrittenFile(logPath));
      return new SqliteStore(null, { writer, reader }, log, id);
    } catch (error) {
      writer.close();
      throw error;
    }
  }

  async write<T>(work: (tx: Repositories) => Promise<T>): Promise<T> {
    const { value, kept } = await this.writeAhead(work);
    await kept;
    return value;
  }

  async read<T>(work: (tx: Repositories) => Promise<T>): Promise<T> {
    try {
      return await work(this.#reading);
    } finally {
      if (!this.#log.isSettled) await this.#log.settled();
    }
  }

  async writeAhead<T>(work: (tx: Repositories) => Promise<T>): Promise<Ahead<T>> {
    try {
      return await this.#queue.run(() => this.#inSession(work));
    } catch (error) {
      // A refusal, too, rests on what was there.
      await this.#log.settled();
      throw error;
    }
  }

  async readAhead<T>(work: (tx: Repositories) => Promise<T>): Promise<Ahead<T>> {
    return { value: await work(this.#reading), kept: this.#log.settled() };
  }

  async #inSession<T>(work: (tx: Repositories) => Promise<T>): Promise<T> {
    const session = new SqlSession(this.#writer, WRITES);
    try {
      return await work(repositoriesOn(session));
    } finally {
      session.end();
    }
  }

  async ping(): Promise<void> {
    this.#log.requireSound();
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
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#log.settled().catch(() => undefined);
    await this.#log.close();
    // Of a log that the disk did not keep, SQLite must not move anything into the file: it reads the log back unchecked.
    if (!this.#log.isBroken) {
      if (this.#lock !== null) this.#writer.moveLogIntoFile();
      this.#reader.close();
      this.#writer.close();
    }
    this.#lock?.release();
  }
}

/**
 * Reads on the writing connection while it has no transaction open, and on the other one meanwhile: each shows what is
 * committed. SQLite drops what a connection has cached as soon as another one commits, so a connection that only reads
 * would fetch every page anew after every change.
 */
class SharedReader implements SqlConnection {
  readonly #connections: { readonly writer: SqliteConnection; readonly reader: SqliteConnection };

  constructor(connections: { readonly writer: SqliteConnection; readonly reader: SqliteConnection }) {
    this.#connections = connections;
  }

  execute(query: BoundQuery): Promise<SqlResult> {
    return this.#free().execute(query);
  }

  first(query: BoundQuery): Promise<Row | null> {
    return this.#free().first(query);
  }

  #free(): SqliteConnection {
    const { writer, reader } = this.#connections;
    return writer.isInTransaction ? reader : writer;
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
  connection.exec('pragma synchronous = normal');
  connection.exec('pragma foreign_keys = on');
  connection.exec(`pragma wal_autocheckpoint = ${String(LOG_BYTES / PAGE_BYTES)}`);

  const isAsSet =
    connection.pragma('journal_mode') === 'wal' &&
    connection.pragma('synchronous') === NORMAL &&
    connection.pragma('foreign_keys') === 1;
  if (!isAsSet)
    throw new Error('SQLite did not take its settings: write-ahead log, normal synchronization, references.');
  return connection;
}

/**
 * A commit writes every page that it touches to the log as a whole, and a decision touches some forty for a few hundred
 * bytes each: of tables, of indexes, of the ledger. Small pages make it a quarter of the bytes.
 */
const PAGE_BYTES = 1024;

/** At this size the log is moved into the file, by the commit that reaches it. */
const LOG_BYTES = 4 * 1024 * 1024;

/** What SQLite calls `synchronous = normal` when asked: it flushes around checkpoints, and `LogFlush` after commits. */
const NORMAL = 1;

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
