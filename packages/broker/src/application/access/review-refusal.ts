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
    case 'lapsed':
      return new ProblemError(
        'request.already-decided',
        `The request lapsed at ${refusal.lapsesAt.toISOString()}; it has to be made again.`,
      );
  }
}
