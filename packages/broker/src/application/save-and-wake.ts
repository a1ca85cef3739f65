import type { Repositories } from './ports/store.ts';
import type { Claim } from './ports/work-repository.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** What a transaction that makes work for the worker returns: its claims, and `null` when it made none. */
interface Work {
  readonly claims: readonly Claim[] | null;
}

/**
 * Saves a decision and wakes the worker, which gets its first call ready while the disk still writes.
 *
 * @returns when the decision is kept and the worker has had its turn. @throws what `Store.write` throws.
 */
export async function saveAndWake<T extends Work>(
  { store, signal }: Pick<UseCaseContext, 'store' | 'signal'>,
  work: (tx: Repositories) => Promise<T>,
): Promise<T> {
  const { value, kept } = await store.writeAhead(work);
  if (value.claims !== null) await signal.wake(value.claims, kept);
  await kept;
  return value;
}
