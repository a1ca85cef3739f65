import type pg from 'pg';
import { isRow } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { SqlConnection, SqlResult } from '../sql-session.ts';
import type { BoundQuery, SqlValue } from '../statement.ts';
import { translatePostgresqlError } from './postgresql-errors.ts';

/** A pool, for queries that stand alone, or one client of it, for those of a transaction. */
export class PostgresqlConnection implements SqlConnection {
  readonly #client: Pick<pg.ClientBase, 'query'> | pg.Pool;

  constructor(client: Pick<pg.ClientBase, 'query'> | pg.Pool) {
    this.#client = client;
  }

  async execute({ sql, parameters }: BoundQuery): Promise<SqlResult> {
    try {
      const result = await this.#client.query<Record<string, unknown>>(sql, parameters.map(postgresqlValue));
      return { rows: result.rows.filter(isRow), changedRows: result.rowCount ?? 0 };
    } catch (error) {
      throw translatePostgresqlError(error);
    }
  }

  async first(query: BoundQuery): Promise<Row | null> {
    return (await this.execute(query)).rows[0] ?? null;
  }
}

function postgresqlValue(value: SqlValue): string | number | boolean | null {
  return value instanceof Date ? value.getTime() : value;
}
