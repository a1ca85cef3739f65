import type { Claim } from './work-repository.ts';

/** Wakes the worker. Called after the commit that made the work. */
export interface WorkSignal {
  /**
   * Something is due now; a claim made in the same transaction is handed over with it.
   *
   * @returns when the worker has had its turn to begin: whoever has an answer to write waits for that, because the
   * rule in the group is what the person waits for.
   */
  wake(claims: readonly Claim[]): Promise<void>;
}
