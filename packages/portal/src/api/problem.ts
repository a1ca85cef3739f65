import type { FieldProblem } from '@gatelease/contract';
import { ApiError, UnreachableError } from '@gatelease/contract/client';
import { PasskeyCeremonyError } from './passkey-ceremony.ts';

/** What went wrong, as a page shows it. */
export interface ShownProblem {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly FieldProblem[];
  /** What to quote when asking for help. */
  readonly requestId: string | null;
}

/** Reads whatever a call threw. */
export function problemOf(error: unknown): ShownProblem {
  if (error instanceof ApiError) {
    const { code, title, detail, fields, requestId } = error.problem;
    return { code, title, detail, fields: fields ?? [], requestId: requestId ?? null };
  }
  if (error instanceof UnreachableError) {
    const detail = 'Check your connection. What you typed is still here; try again when the server answers.';
    return { code: 'server.unreachable', title: 'The server does not answer', detail, fields: [], requestId: null };
  }
  if (error instanceof PasskeyCeremonyError) {
    return { code: 'passkey.ceremony', title: error.title, detail: error.message, fields: [], requestId: null };
  }
  const detail = error instanceof Error ? error.message : 'Nothing more is known.';
  return { code: 'portal.error', title: 'Something went wrong in this page', detail, fields: [], requestId: null };
}

/** Whether a call failed with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof ApiError && codes.includes(error.problem.code);
}

/** The problem of each field, by the field's path. Of several for one field, the first. */
export function problemsByField(problem: ShownProblem | null): Readonly<Record<string, string>> {
  const entries = (problem?.fields ?? []).map(({ field, expected }) => [field, expected] as const);
  return Object.fromEntries(entries.reverse());
}
