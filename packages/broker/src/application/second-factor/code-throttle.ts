import { judgeLimits, type ThrottleVerdict } from '../sign-in/attempt-limit.ts';
import type { SignInAttemptRepository } from '../ports/sign-in-attempt-repository.ts';

/*
 * Who knows the password could guess the six digits: three of a million are right at any time. Wrong codes are counted
 * for each person, from wherever they come.
 *
 * within            limit
 * a quarter hour    5
 * a day             20      a right guess on one day in sixteen thousand
 *
 * A success does not clear the count: the person's own codes must not make room for somebody else's guesses. Recovery
 * codes are too long to be guessed and are not held back, so nobody can shut the person out by failing in their name.
 */

const LIMITS = [
  { limit: 5, windowSeconds: 15 * 60 },
  { limit: 20, windowSeconds: 24 * 3600 },
];

/** Whether another code of an authenticator app may be tried for this person. */
export function judgeCodeAttempt(
  attempts: SignInAttemptRepository,
  personId: string,
  now: Date,
): Promise<ThrottleVerdict> {
  return judgeLimits(
    attempts,
    LIMITS.map((limit) => ({ key: keyOf(personId), ...limit })),
    now,
  );
}

export async function noteWrongCode(attempts: SignInAttemptRepository, personId: string, now: Date): Promise<void> {
  await attempts.recordFailure(keyOf(personId), now);
}

function keyOf(personId: string): string {
  return `second factor ${personId}`;
}
