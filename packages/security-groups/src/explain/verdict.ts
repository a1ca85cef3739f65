import type { RuleVerdict } from '../admits.ts';

/** Whether something gets through. `unknown` says what nobody read, and is no kind of no. */
export type Verdict = RuleVerdict;

/** Yes when all are: one no decides, then one unknown. Yes for none. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('no')) return 'no';
  return verdicts.includes('unknown') ? 'unknown' : 'yes';
}

/** Yes when one is: then one unknown decides. No for none. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('yes')) return 'yes';
  return verdicts.includes('unknown') ? 'unknown' : 'no';
}
