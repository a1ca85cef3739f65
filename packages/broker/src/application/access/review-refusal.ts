import type { ReviewRefusal } from '../../domain/request-machine.ts';
import { ProblemError } from '../problem-error.ts';

/** Says why a review does not count. */
export function reviewProblem(refusal: ReviewRefusal, requestId: string): ProblemError {
  switch (refusal.reason) {
    case 'self-approval':
      return new ProblemError('request.self-approval', 'This is your own request; somebody else has to decide on it.');
    case 'not-an-approver':
      // Who may not review may not learn that it exists either.
      return new ProblemError('request.not-found', `There is no access request ${requestId} that you may review.`);
    case 'already-reviewed':
      return new ProblemError('request.already-reviewed', 'You have given your decision on this request already.');
    case 'already-decided':
      return new ProblemError('request.already-decided', `The request is ${refusal.state} already.`);
    case 'longer-than-asked':
      return durationProblem(refusal.given, `at most ${String(refusal.asked)} seconds, which is what was asked for`);
    case 'shorter-than-possible':
      return durationProblem(refusal.given, `whole seconds, at least ${String(refusal.shortest)}`);
    case 'lapsed':
      return new ProblemError(
        'request.already-decided',
        `The request lapsed at ${refusal.lapsesAt.toISOString()}; it has to be made again.`,
      );
  }
}

function durationProblem(given: number, expected: string): ProblemError {
  return new ProblemError(
    'request.invalid',
    `An approval for ${String(given)} seconds was given; it may be ${expected}.`,
    {
      fields: [{ field: 'durationSeconds', code: 'review.duration', given: String(given), expected }],
    },
  );
}
