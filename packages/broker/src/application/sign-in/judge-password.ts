import { judgeByRules } from '@gatelease/contract/password-rules';
import type { KnownAboutPerson, RuleVerdict } from '@gatelease/contract/password-rules';
import { isCommonPassword } from './common-password.ts';

export type PasswordVerdict =
  RuleVerdict | { readonly kind: 'weak'; readonly reason: 'common'; readonly expected: string };

/**
 * Whether a password is good enough for this person: by the rules, and none of those that guessers try first. Never says
 * what the password is, or what it is made of.
 */
export function judgePassword(password: string, known: KnownAboutPerson): PasswordVerdict {
  const verdict = judgeByRules(password, known);
  if (verdict.kind === 'weak' || !isCommonPassword(password)) return verdict;
  return {
    kind: 'weak',
    reason: 'common',
    expected: 'None that guessers try first, also not with digits or marks added: this one is well known.',
  };
}
