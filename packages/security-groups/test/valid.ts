import type { Parsed } from '../src/parsed.ts';

/** The value of a text that the test knows to be right. */
export function valid<T>(read: Parsed<T>): T {
  if (!read.ok) throw new Error(`${read.problem.given}: ${read.problem.code}`);
  return read.value;
}

/** The code of a text that the test knows to be wrong. */
export function problemCode(read: Parsed<unknown>): string {
  if (read.ok) throw new Error(`Read without a problem: ${String(read.value)}`);
  return read.problem.code;
}
