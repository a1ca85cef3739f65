import type { LockDownDraft } from '@gatelease/security-groups';
import type { LockDown } from '../../domain/lock-down.ts';
import type { LockDownTransition } from '../../domain/lock-down-machine.ts';
import { ProblemError } from '../problem-error.ts';

/** Why a lock-down stays where it is. */
export function refusedTransition(
  lockDown: LockDown,
  { reason }: Extract<LockDownTransition, { readonly kind: 'refused' }>,
  ruleIds: readonly string[] = [],
): ProblemError {
  switch (reason) {
    case 'state':
      return new ProblemError(
        'lock-down.state-differs',
        `That is not possible where this lock-down stands: it is ${lockDown.state}. Look at it again.`,
      );
    case 'too-late':
      return new ProblemError(
        'lock-down.state-differs',
        'The time to confirm is over: the old rules are on their way back.',
      );
    case 'nothing-chosen':
      return wrongRules('', 'At least one rule that the plan offers.');
    case 'not-offered':
      return notOffered(lockDown.draft, ruleIds);
  }
}

/** Only what a reviewed plan offers is ever taken away. */
export function notOffered({ plan }: LockDownDraft, ruleIds: readonly string[]): ProblemError {
  const offered = plan.removable.flatMap(({ ruleId }) => ruleId ?? []);
  const strange = ruleIds.filter((ruleId) => !offered.includes(ruleId));
  const expected = offered.length === 0 ? 'None: the plan offers no rule.' : `Some of ${offered.join(', ')}.`;
  return wrongRules(strange.join(', '), expected);
}

function wrongRules(given: string, expected: string): ProblemError {
  return new ProblemError('request.invalid', 'The plan does not offer these rules to be taken away.', {
    fields: [{ field: 'ruleIds', code: 'lock-down.rule-not-offered', given, expected }],
  });
}
