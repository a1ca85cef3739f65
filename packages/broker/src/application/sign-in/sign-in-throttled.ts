import { throttledBecause } from './attempt-limit.ts';
import type { ProblemError } from '../problem-error.ts';

/** Too many failures; when to come again is told to the minute. */
export function signInThrottled(retryAfterSeconds: number): ProblemError {
  return throttledBecause('Too many sign-ins failed for this account or from this address.', retryAfterSeconds);
}
