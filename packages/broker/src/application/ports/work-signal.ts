import type { Claim } from './work-repository.ts';

/** Wakes the worker. Called after the commit that made the work. */
export interface WorkSignal {
  /** Something is due now; a claim made in the same transaction is handed over with it. */
  wake(claims: readonly Claim[]): void;
}
