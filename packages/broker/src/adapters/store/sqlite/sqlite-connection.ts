import Database from 'libsql';
import { ProblemError } from '../../../application/problem-error.ts';
import { isRow } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { SqlConnection, SqlResult } from '../sql-session.ts';
import type { BoundQuery, SqlValue } from '../statement.ts';
import { unavailable } from '../storage-problems.ts';
import { translateSqliteError } from './sqlite-errors.ts';

/**
 * One connection to the database file. Its calls are synchronous: a query is over when `execute` returns its promise.
 *
 * Statements are prepared once for each text: preparing takes as long as running.
 */
export class SqliteConnection implements SqlConnection {
  readonly #database: Database.Database;
  readonly #prepared = new Map<string, PreparedStatement>();

  /** @throws `storage.unavailable` */
  constructor(path: string) {
    this.#database = translated(() => new Database(path));
  }

  async execute({ sql, parameters }: BoundQuery): Promise<SqlResult> {
    const database = this.#openDatabase();
    return translated(() => {
      const { statement, columns } = this.#prepare(database, sql);
      const values = parameters.map(sqliteValue);
      if (columns === null) return { rows: [], changedRows: statement.run(values).changes };
      return { rows: statement.all(values).map((row) => rowOf(columns, row)), changedRows: 0 };
    });
  }

  async first(query: BoundQuery): Promise<Row | null> {
    // What changes rows has to be gone through to its end.
    if (!query.sql.startsWith('select')) return (await this.execute(query)).rows[0] ?? null;

    const database = this.#openDatabase();
    return translated(() => {
      const { statement, columns } = this.#prepare(database, query.sql);
      const values: unknown = statement.get(query.parameters.map(sqliteValue));
      return values === undefined || columns === null ? null : rowOf(columns, values);
    });
  }

  /** For what is no query: transactions and settings. */
  exec(sql: string): void {
    const database = this.#openDatabase();
    translated(() => database.exec(sql));
  }

  /** A setting as the connection now has it. */
  pragma(name: string): unknown {
    const rows = translated(() => this.#database.prepare(`pragma ${name}`).all());
    const row = rows.filter(isRow)[0];
    return row === undefined ? undefined : Object.values(row)[0];
  }

  /**
   * So that the one file is all there is to copy. On a disk without room for that it is left to the next one who opens
   * it, and nothing is lost.
   */
  moveLogIntoFile(): void {
    if (!this.#database.open) return;
    try {
      this.pragma('wal_checkpoint(truncate)');
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'storage.full') throw error;
    }
  }

  get isInTransaction(): boolean {
    return this.#database.open && this.#database.inTransaction;
  }

  close(): void {
    this.#prepared.clear();
    if (this.#database.open) this.#database.close();
  }

  #openDatabase(): Database.Database {
    if (!this.#database.open) throw unavailable('The store has been closed.');
    return this.#database;
  }

  #prepare(database: Database.Database, sql: string): PreparedStatement {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;

    const statement = database.prepare(sql);
    const columns = statement.reader ? statement.columns().map(({ name }) => name) : null;
    if (columns !== null) statement.raw(true);
    const prepared = { statement, columns };
    if (this.#prepared.size >= MOST_STATEMENTS) this.#prepared.clear();
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

interface PreparedStatement {
  readonly statement: Database.Statement;
  /**
   * `null` when it returns no rows. Rows come as values without names, which takes half as long: the names stay the same.
   */
  readonly columns: readonly string[] | null;
}

function rowOf(columns: readonly string[], values: unknown): Row {
  if (!Array.isArray(values)) throw new TypeError('SQLite answered with something that is no row.');
  const row: Record<string, unknown> = {};
  columns.forEach((column, index) => {
    row[column] = values[index];
  });
  return row;
}

/** Filters make new texts, and some hold as many parameters as there are values. */
const MOST_STATEMENTS = 500;

/** libsql ends the process when it is given a boolean. */
function sqliteValue(value: SqlValue): string | number | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value instanceof Date ? value.getTime() : value;
}

function translated<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw translateSqliteError(error);
  }
}
