/**
 * What reading a text gave: a value in canonical form, or why there is none.
 *
 * Bad input is an expected answer here, so it is a value and not an exception.
 */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ParseProblem };

/** Why a text could not be read: what was given, and what would be right. */
export interface ParseProblem {
  /** Stable and dotted, `noun.problem`: `cidr.malformed`, `traffic.port-out-of-range`. */
  readonly code: string;
  readonly given: string;
  /** One sentence that says what would be right, with an example. */
  readonly expected: string;
}
