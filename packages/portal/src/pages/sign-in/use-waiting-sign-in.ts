import { useState } from 'react';
import { keepSignInWaiting, waitingSignIn } from './half-sign-in.ts';
import type { HalfSignIn } from './half-sign-in.ts';

/** The sign-in of this tab that waits for its second step, and how to keep or forget it. */
export function useWaitingSignIn(): readonly [HalfSignIn | null, (half: HalfSignIn | null) => void] {
  const [half, setHalf] = useState(() => waitingSignIn(Date.now()));
  const keep = (next: HalfSignIn | null): void => {
    keepSignInWaiting(next);
    setHalf(next);
  };
  return [half, keep];
}
