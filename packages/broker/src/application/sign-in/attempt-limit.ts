import type { SignInAttemptRepository } from '../ports/sign-in-attempt-repository.ts';
import { ProblemError } from '../problem-error.ts';

/** How many attempts under a key are allowed within a stretch of time. Counted in the store, so by all nodes together. */
export interface AttemptLimit {
  readonly key: string;
  readonly limit: number;
  readonly windowSeconds: number;
}

export type ThrottleVerdict =
  { readonly kind: 'allowed' } | { readonly kind: 'throttled'; readonly retryAfterSeconds: number };

/** When to come again is told to the minute: that is all one needs to know. */
const RETRY_STEP_SECONDS = 60;

/** Whether one more attempt may be made now; if not, when the first limit that is reached will have room again. */
export async function judgeLimits(
  attempts: SignInAttemptRepository,
  limits: readonly AttemptLimit[],
  now: Date,
): Promise<ThrottleVerdict> {
  for (const limit of limits) {
    if (await hasRoomIn(attempts, limit, now, 0)) continue;
    return { kind: 'throttled', retryAfterSeconds: await secondsUntilRoom(attempts, limit, now) };
  }
  return { kind: 'allowed' };
}

/** @throws `session.throttled` */
export function throttledBecause(what: string, retryAfterSeconds: number): ProblemError {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const hours = Math.round(minutes / 60);
  const wait = minutes <= 1 ? 'a minute' : minutes < 120 ? `${String(minutes)} minutes` : `${String(hours)} hours`;
  return new ProblemError('session.throttled', `${what} Try again in ${wait}.`, { retryAfterSeconds });
}

export function secondsBefore(now: Date, seconds: number): Date {
  return new Date(now.getTime() - seconds * 1000);
}

/** Waiting only makes room, so the shortest wait is found by halving. */
async function secondsUntilRoom(attempts: SignInAttemptRepository, limit: AttemptLimit, now: Date): Promise<number> {
  let [tooShort, enough] = [0, Math.ceil(limit.windowSeconds / RETRY_STEP_SECONDS)];
  while (enough - tooShort > 1) {
    const middle = Math.floor((tooShort + enough) / 2);
    if (await hasRoomIn(attempts, limit, now, middle * RETRY_STEP_SECONDS)) enough = middle;
    else tooShort = middle;
  }
  return Math.min(enough * RETRY_STEP_SECONDS, limit.windowSeconds);
}

async function hasRoomIn(
  attempts: SignInAttemptRepository,
  { key, limit, windowSeconds }: AttemptLimit,
  now: Date,
  waitSeconds: number,
): Promise<boolean> {
  return (await attempts.countFailures(key, secondsBefore(now, windowSeconds - waitSeconds))) < limit;
}
