import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Tables } from './schema.ts';

/**
 * Where SQLite and PostgreSQL differ for queries and migrations. How values travel stands with their connections.
 *
 * Kysely builds and spells the queries; our connections run them. That leaves out its executor, and lets a query
 * that never changes its shape be spelled once (`statement.ts`).
 */
export interface Dialect {
  readonly kind: 'sqlite' | 'postgresql';
  readonly queries: Kysely<Tables>;
  readonly columns: ColumnTypes;
  /** What follows the column list of `create table`. */
  readonly tableSuffix: string;
  /** Statements after which UPDATE and DELETE on a table fail with the message. */
  forbidChanges(table: string, message: string): readonly string[];
}

export interface ColumnTypes {
  readonly text: string;
  readonly instant: string;
  readonly number: string;
  readonly flag: string;
  readonly json: string;
}

export const SQLITE: Dialect = {
  kind: 'sqlite',
  queries: new Kysely({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  }),
  columns: { text: 'text', instant: 'integer', number: 'integer', flag: 'integer', json: 'text' },
  tableSuffix: 'strict',
  forbidChanges: (table, message) =>
    ['update', 'delete'].map(
      (change) =>
        `create trigger ${table}_no_${change} before ${change} on ${table} begin select raise(abort, '${message}'); end`,
    ),
};

export const POSTGRESQL: Dialect = {
  kind: 'postgresql',
  queries: new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }),
  columns: { text: 'text collate "C"', instant: 'bigint', number: 'bigint', flag: 'boolean', json: 'jsonb' },
  tableSuffix: '',
  forbidChanges: (table, message) => [
    `create function ${table}_refuse_change() returns trigger language plpgsql as
      $$ begin raise exception '${message}'; end $$`,
    `create trigger ${table}_no_change before update or delete or truncate on ${table}
      for each statement execute function ${table}_refuse_change()`,
  ],
};
