import pg from 'pg';
import type { Ahead, Repositories, Store } from '../../../application/ports/store.ts';
import { POSTGRESQL } from '../dialect.ts';
import { installationId } from '../installation.ts';
import { runMigrations } from '../migrations/run-migrations.ts';
import { repositoriesOn } from '../repositories/repositories.ts';
import { readNumber, readText } from '../row-reader.ts';
import { SqlSession } from '../sql-session.ts';
import type { QueryFlavour } from '../statement.ts';
import { unavailable } from '../storage-problems.ts';
import { clientSettings } from './client-settings.ts';
import { CHANGES_CHANNEL } from './listen-for-work.ts';
import { PostgresqlConnection } from './postgresql-connection.ts';
import { inTransaction } from './transaction.ts';

export interface PostgresqlStoreOptions {
  readonly databaseUrl: string;
  /** Whose clock decides what work is due and which claims have lapsed. */
  readonly workClock: 'database' | 'caller';
  readonly connections: number;
}

/** The store for several nodes. */
export class PostgresqlStore implements Store {
  readonly kind = 'postgresql';
  readonly #pool: pg.Pool;
  readonly #writes: QueryFlavour;
  readonly #reading: Repositories;
  readonly #installationId: string;

  private constructor(pool: pg.Pool, writes: QueryFlavour, id: string) {
    this.#pool = pool;
    this.#writes = writes;
    const reads: QueryFlavour = { ...writes, access: 'read', locks: false };
    this.#reading = repositoriesOn(new SqlSession(new PostgresqlConnection(pool), reads));
    this.#installationId = id;
  }

  /** @throws `storage.unavailable` when the server cannot be reached, is too old, or holds a newer database. */
  static async open({ databaseUrl, workClock, connections }: PostgresqlStoreOptions): Promise<PostgresqlStore> {
    const pool = new pg.Pool({ ...clientSettings(databaseUrl), max: connections });
    // A connection that breaks while nobody uses it leaves the pool; the next query says so if there is no other.
    pool.on('error', () => undefined);
    const writes: QueryFlavour = { dialect: POSTGRESQL, access: 'write', locks: true, workClock };
    try {
      return new PostgresqlStore(pool, writes, await prepareDatabase(pool, writes));
    } catch (error) {
      await pool.end();
      throw error;
    }
  }

  write<T>(work: (tx: Repositories) => Promise<T>): Promise<T> {
    return inTransaction(this.#pool, async (connection) => {
      const session = new SqlSession(connection, this.#writes);
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

  /** A commit of PostgreSQL is on the disk. */
  async writeAhead<T>(work: (tx: Repositories) => Promise<T>): Promise<Ahead<T>> {
    return { value: await this.write(work), kept: KEPT };
  }

  async readAhead<T>(work: (tx: Repositories) => Promise<T>): Promise<Ahead<T>> {
    return { value: await this.read(work), kept: KEPT };
  }

  async ping(): Promise<void> {
    await new PostgresqlConnection(this.#pool).execute({ sql: 'select 1', parameters: [] });
  }

  async now(): Promise<Date> {
    const clock = 'select (extract(epoch from clock_timestamp()) * 1000)::bigint as now';
    const { rows } = await new PostgresqlConnection(this.#pool).execute({ sql: clock, parameters: [] });
    const [row] = rows;
    if (row === undefined) throw unavailable('The database did not tell its time.');
    return new Date(readNumber(row, 'now'));
  }

  /** Tells every node that listens, this one too; at most 8,000 characters. @throws `storage.unavailable` */
  async tellNodes(payload: string): Promise<void> {
    const connection = new PostgresqlConnection(this.#pool);
    await connection.execute({ sql: 'select pg_notify($1, $2)', parameters: [CHANGES_CHANNEL, payload] });
  }

  async installationId(): Promise<string> {
    return this.#installationId;
  }

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
  }
}

/** Brings the schema up to date; nodes that start together do it one after the other. @returns the installation's id */
async function prepareDatabase(pool: pg.Pool, flavour: QueryFlavour): Promise<string> {
  return inTransaction(pool, async (connection) => {
    await refuseUnfit(connection);
    await connection.execute({ sql: 'set local statement_timeout = 0', parameters: [] });
    await connection.execute({ sql: 'select pg_advisory_xact_lock($1)', parameters: [MIGRATION_LOCK] });
    await runMigrations(connection, POSTGRESQL);
    return installationId(new SqlSession(connection, flavour));
  });
}

const KEPT = Promise.resolve();

/** Any number that nobody else in the database uses. */
const MIGRATION_LOCK = 7_043_917_264;

const OLDEST_SERVER = 15;

async function refuseUnfit(connection: PostgresqlConnection): Promise<void> {
  const { rows } = await connection.execute({
    sql: `select current_setting('server_version_num')::int / 10000 as version,
      current_setting('server_encoding') as encoding`,
    parameters: [],
  });
  const [server] = rows;
  if (server === undefined) return;

  const [version, encoding] = [readNumber(server, 'version'), readText(server, 'encoding')];
  if (version < OLDEST_SERVER) {
    throw unavailable(`The database is PostgreSQL ${version}. Gatelease needs ${OLDEST_SERVER} or newer.`);
  }
  if (encoding !== 'UTF8') {
    throw unavailable(`The database has the encoding ${encoding}. Make one with the encoding UTF8.`);
  }
}
