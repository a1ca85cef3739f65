import { ProblemError } from '../problem-error.ts';

export function challengeExpired(): ProblemError {
  return new ProblemError(
    'passkey.expired',
    'It took more than five minutes, or was answered already. Try again; nothing was changed.',
  );
}

/** One answer for every passkey that lets nobody in; the ledger of the person's organization says more. */
export function passkeyRefused(): ProblemError {
  return new ProblemError(
    'passkey.refused',
    'This passkey does not sign anybody in here. It may have been removed; sign in another way and add a new one.',
  );
}
