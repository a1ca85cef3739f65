import type { KnownAboutPerson } from '@gatelease/contract/password-rules';
import { judgePassword } from './judge-password.ts';
import { ProblemError } from '../problem-error.ts';

/**
 * Goes on only with a password that the rules accept. `field` is where the caller gave it.
 *
 * @throws `password.too-weak`
 */
export function requireGoodPassword(password: string, field: string, known: KnownAboutPerson): void {
  const verdict = judgePassword(password, known);
  if (verdict.kind === 'good') return;
  throw new ProblemError('password.too-weak', `This password is not good enough. Right would be: ${verdict.expected}`, {
    fields: [{ field, code: `password.${verdict.reason}`, given: 'not shown', expected: verdict.expected }],
  });
}
