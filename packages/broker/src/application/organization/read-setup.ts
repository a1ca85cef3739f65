import type { UseCaseContext } from '../use-case-context.ts';

/** Whether the first organization is still to be created. */
export type ReadSetup = () => Promise<{ readonly needed: boolean }>;

export function makeReadSetup(context: Pick<UseCaseContext, 'store'>): ReadSetup {
  return async () => ({ needed: (await context.store.read((tx) => tx.organizations.count())) === 0 });
}
