import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** `column in (…)`, also for no value at all, which PostgreSQL does not take in a list. */
export function oneOf(column: string, values: readonly string[]): RawBuilder<boolean> {
  if (values.length === 0) return sql`1 = 0`;
  return sql`${sql.ref(column)} in (${sql.join(values)})`;
}
