import { answerQuestion, answerView } from '@gatelease/security-groups';
import type { AnswerProblem, AnswerView, AskedQuestion } from '@gatelease/security-groups';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import type { PlaceInput } from './account-place.ts';
import type { AccountDetails, KnowAccount } from './known-account.ts';

/**
 * Whether one end reaches another in an account, and why; `answer` is `null` while the account was never read.
 *
 * @throws `permission.denied`, `account.not-found`, `request.invalid`
 */
export type ExplainReach = (
  principal: Principal,
  input: PlaceInput & AskedQuestion,
) => Promise<{ readonly details: AccountDetails; readonly answer: AnswerView | null }>;

export function makeExplainReach(knowAccount: KnowAccount): ExplainReach {
  return async (principal, input) => {
    const { details, account } = await knowAccount(principal, input);
    if (account === null) return { details, answer: null };

    const answered = answerQuestion(account.model, input);
    if (answered.kind === 'refused') throw wrongQuestion(answered.problems);
    return { details, answer: answerView(answered.answer) };
  };
}

function wrongQuestion(problems: readonly AnswerProblem[]): ProblemError {
  return new ProblemError('request.invalid', 'The question is not understood. Look at the fields.', {
    fields: problems.map(({ at, code, given, expected }) => ({ field: at, code, given, expected })),
  });
}
