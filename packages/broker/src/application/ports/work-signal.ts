import type { Claim } from './work-repository.ts';

/** Wakes the worker. Called once the work is committed. */
export interface WorkSignal {
  /**
   * Something is due now; a claim made in the same transaction is handed over with it.
   *
   * @param kept of the transaction, when it was written ahead.
   * @returns when the worker has had its turn to begin after that: whoever has an answer to write waits for it, because
   * the rule in the group is what the person waits for. @throws what `kept` throws.
   */
  wake(claims: readonly Claim[], kept?: Promise<void>): Promise<void>;
}
