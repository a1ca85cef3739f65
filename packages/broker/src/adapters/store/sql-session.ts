import { sql } from 'kysely';
import type { Compilable } from 'kysely';
import type { Row } from './row-reader.ts';
import type { Tables } from './schema.ts';
import { boundQuery } from './statement.ts';
import type { BoundQuery, QueryFlavour, SqlValue, Statement } from './statement.ts';

export interface SqlResult {
  readonly rows: readonly Row[];
  /** How many rows an insert, update or delete changed. */
  readonly changedRows: number;
}

/** Runs queries one after the other. @throws ProblemError for what the database refuses. */
export interface SqlConnection {
  execute(query: BoundQuery): Promise<SqlResult>;
  /** The first row, or `null` where there is none. */
  first(query: BoundQuery): Promise<Row | null>;
}

/** What repositories run their queries on: a connection for the length of one `write` or `read`. */
export class SqlSession {
  readonly flavour: QueryFlavour;
  readonly #connection: SqlConnection;
  #ended = false;

  constructor(connection: SqlConnection, flavour: QueryFlavour) {
    this.#connection = connection;
    this.flavour = flavour;
  }

  async rows<P extends Readonly<Record<string, SqlValue>>>(
    statement: Statement<P>,
    params: P,
  ): Promise<readonly Row[]> {
    return (await this.#execute(statement.bind(this.flavour, params))).rows;
  }

  async first<P extends Readonly<Record<string, SqlValue>>>(statement: Statement<P>, params: P): Promise<Row | null> {
    const query = statement.bind(this.flavour, params);
    this.#check(query);
    return this.#connection.first(query);
  }

  /** @returns how many rows it changed. */
  async run<P extends Readonly<Record<string, SqlValue>>>(statement: Statement<P>, params: P): Promise<number> {
    return (await this.#execute(statement.bind(this.flavour, params))).changedRows;
  }

  /** For queries whose shape depends on a filter. */
  async select(query: Compilable): Promise<readonly Row[]> {
    return (await this.#execute(boundQuery(query))).rows;
  }

  /** Rows of one table; all of them have the same keys in the same order. */
  async insert<T extends keyof Tables & string>(table: T, rows: readonly Tables[T][]): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
      const part = rows.slice(from, from + ROWS_PER_INSERT);
      const columns = Object.keys(part[0] ?? {});
      const text = this.#spelled(`insert ${table} ${part.length}`, () => {
        const line = sql`(${sql.join(columns.map(() => sql`${null}`))})`;
        return sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
          values ${sql.join(part.map(() => line))}`;
      });
      await this.#execute({ sql: text, parameters: part.flatMap(valuesOf) });
    }
  }

  /** Sets columns of the rows whose columns equal `where`. @returns how many rows it changed. */
  async update<T extends keyof Tables & string>(
    table: T,
    where: Partial<Tables[T]>,
    set: Partial<Tables[T]>,
  ): Promise<number> {
    const setColumns = Object.keys(set);
    const whereColumns = Object.keys(where);
    const text = this.#spelled(`update ${table} ${setColumns.join()} ${whereColumns.join()}`, () => {
      const assignments = setColumns.map((column) => sql`${sql.ref(column)} = ${null}`);
      const conditions = whereColumns.map((column) => sql`${sql.ref(column)} = ${null}`);
      return sql`update ${sql.table(table)} set ${sql.join(assignments)} where ${sql.join(conditions, sql` and `)}`;
    });
    const parameters = [...valuesOf(set), ...valuesOf(where)];
    return (await this.#execute({ sql: text, parameters })).changedRows;
  }

  /** From here on every use is refused: the transaction is over. */
  end(): void {
    this.#ended = true;
  }

  async #execute(query: BoundQuery): Promise<SqlResult> {
    this.#check(query);
    return this.#connection.execute(query);
  }

  #check(query: BoundQuery): void {
    if (this.#ended) throw new Error('A repository was used after its transaction had ended.');
    if (this.flavour.access === 'read' && !query.sql.startsWith('select')) {
      throw new Error('A repository was asked for a change inside `read`. Changes need `write`.');
    }
  }

  #spelled(key: string, build: () => ReturnType<typeof sql>): string {
    const texts = textsOf(this.flavour);
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = build().compile(this.flavour.dialect.queries).sql;
    texts.set(key, text);
    return text;
  }
}

const ROWS_PER_INSERT = 100;

const TEXTS = new WeakMap<QueryFlavour, Map<string, string>>();

function textsOf(flavour: QueryFlavour): Map<string, string> {
  const known = TEXTS.get(flavour);
  if (known !== undefined) return known;
  const texts = new Map<string, string>();
  TEXTS.set(flavour, texts);
  return texts;
}

function valuesOf(row: object): SqlValue[] {
  return Object.values(row);
}
