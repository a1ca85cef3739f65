/** A row as a connection returns it. Every value is checked on its way into the domain. */
export type Row = Readonly<Record<string, unknown>>;

export function readText(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw unexpectedValue(column, 'text');
  return value;
}

export function readNumber(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw unexpectedValue(column, 'a number');
  return value;
}

export function readFlag(row: Row, column: string): boolean {
  const value = row[column];
  if (typeof value === 'boolean') return value;
  if (value === 0 || value === 1) return value === 1;
  throw unexpectedValue(column, 'true or false');
}

/** Stored as milliseconds since 1970. */
export function readInstant(row: Row, column: string): Date {
  return new Date(readNumber(row, column));
}

export function readOneOf<T extends string>(row: Row, column: string, values: readonly T[]): T {
  const found = values.find((value) => value === row[column]);
  if (found === undefined) throw unexpectedValue(column, values.join(', '));
  return found;
}

/** `read` for a column that may be null: `orNull(row, 'closed_at', readInstant)`. */
export function orNull<T>(row: Row, column: string, read: (row: Row, column: string) => T): T | null {
  return row[column] === null ? null : read(row, column);
}

/** A column that holds JSON, read by a reader of `json-reader.ts`. */
export function readJson<T>(row: Row, column: string, read: (value: unknown) => T): T {
  const value: unknown = JSON.parse(readText(row, column));
  try {
    return read(value);
  } catch (error) {
    throw new Error(`The column ${column} holds JSON of an unexpected form.`, { cause: error });
  }
}

function unexpectedValue(column: string, expected: string): Error {
  return new Error(`The column ${column} holds something other than ${expected}.`);
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}
