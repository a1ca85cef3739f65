import type { ApiKey } from '../../domain/api-key.ts';
import { HttpProblem } from './http-problem.ts';
import type { CallerTerms } from './require-caller.ts';

/**
 * Goes on only when the key is good for the operation. What its person may do is another question, which the use case
 * asks.
 *
 * @throws `api-key.person-needed`, `api-key.scope-missing`
 */
export function requireKeyUse(
  { scopes, resourceIds }: Pick<ApiKey, 'scopes' | 'resourceIds'>,
  { keyUse, heedsBinding }: Pick<CallerTerms, 'keyUse' | 'heedsBinding'>,
): void {
  if (keyUse === 'people-only') {
    throw new HttpProblem('api-key.person-needed', 'No API key is good for this. Sign in and do it yourself.');
  }
  if (resourceIds !== null && !heedsBinding) {
    const detail = 'The key is bound to some resources, and this is not about one of them.';
    throw new HttpProblem('api-key.scope-missing', detail);
  }
  if (keyUse === 'any-key' || keyUse === 'public' || scopes.includes(keyUse)) return;
  throw new HttpProblem('api-key.scope-missing', `The key lacks the scope "${keyUse}". It has: ${scopes.join(', ')}.`);
}
