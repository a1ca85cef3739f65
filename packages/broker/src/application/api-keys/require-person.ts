import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';

/**
 * Goes on only for people, and not for programs with a key: for what gives somebody a way in or a greater role, in
 * operations that keys may use otherwise.
 *
 * @throws `api-key.person-needed` at the field that asks too much
 */
export function requirePersonFor(principal: Pick<Principal, 'apiKey'>, field: string, what: string): void {
  if ((principal.apiKey ?? null) === null) return;
  throw new ProblemError('api-key.person-needed', `An API key cannot ${what}. Sign in and do it yourself.`, {
    fields: [{ field, code: 'api-key.person-needed', given: '', expected: 'Leave it out, or sign in.' }],
  });
}
