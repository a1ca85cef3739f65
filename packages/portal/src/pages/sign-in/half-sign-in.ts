import type { HalfSignedInView } from '@gatelease/contract';

const KEY = 'gatelease.half-sign-in';

/** A sign-in that waits for its second step. */
export type HalfSignIn = Pick<HalfSignedInView, 'token' | 'expiresAt' | 'secondSteps'>;

/**
 * The sign-in that waits in this tab; `null` when there is none, or it is too late. Kept over a reload, because telephones
 * forget a page while somebody looks at the other app; the token is worth nothing without a code.
 */
export function waitingSignIn(now: number): HalfSignIn | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return isHalfSignIn(value) && Date.parse(value.expiresAt) > now ? value : null;
  } catch {
    return null;
  }
}

export function keepSignInWaiting(half: HalfSignIn | null): void {
  try {
    if (half === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(half));
  } catch {
    // A browser that keeps nothing asks for the password again after a reload, and that is all.
  }
}

function isHalfSignIn(value: unknown): value is HalfSignIn {
  return (
    typeof value === 'object' &&
    value !== null &&
    'token' in value &&
    typeof value.token === 'string' &&
    'expiresAt' in value &&
    typeof value.expiresAt === 'string' &&
    'secondSteps' in value &&
    Array.isArray(value.secondSteps)
  );
}
