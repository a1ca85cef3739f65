/**
 * What reading a text gave: a value in canonical form, or why there is none.
 *
 * Bad input is an expected answer here, so it is a value and not an exception.
 * A reader that names its codes lets its caller map every one of them, checked by the compiler.
 */
export type Parsed<T, Code extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ParseProblem<Code> };

/** Why a text could not be read: what was given, and what would be right. */
export interface ParseProblem<Code extends string = string> {
  /** Stable and dotted, `noun.problem`: `cidr.malformed`, `traffic.ports-reversed`. */
  readonly code: Code;
  readonly given: string;
  /** One sentence that says what would be right, with an example. */
  readonly expected: string;
}

/** The answer of a reader that understood its text. */
export function parsed<T>(value: T): Parsed<T, never> {
  return { ok: true, value };
}

/** The answer of a reader that did not understand its text. */
export function notParsed<Code extends string>(code: Code, given: string, expected: string): Parsed<never, Code> {
  return { ok: false, problem: { code, given, expected } };
}
