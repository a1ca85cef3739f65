import { ProblemError } from '../problem-error.ts';

/** Too many failures; when to come again is told to the minute. */
export function signInThrottled(retryAfterSeconds: number): ProblemError {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const wait = minutes === 1 ? 'a minute' : `${String(minutes)} minutes`;
  const detail = `Too many sign-ins failed for this account or from this address. Try again in ${wait}.`;
  return new ProblemError('session.throttled', detail, { retryAfterSeconds });
}
