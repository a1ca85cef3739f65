import type { AccountReader } from '../ports/account-reader.ts';
import type { ReadingResult, TakenReading } from '../ports/account-reading-repository.ts';
import { GatewayError } from '../ports/security-group-gateway.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** How many accounts are read at once: each takes dozens of calls. */
const AT_ONCE = 4;

/** How long a worker has for a reading before another one may begin it. */
const TIME_FOR_A_READING_MS = 10 * 60_000;

/** Reads the accounts that somebody asks about. The worker's; a failure is stored with the account, where people see it. */
export function makeReadAskedAccounts(
  { store, clock, changes }: Pick<UseCaseContext, 'store' | 'clock' | 'changes'>,
  reader: AccountReader,
): () => Promise<void> {
  const readOne = async (taken: TakenReading): Promise<void> => {
    const result = await resultOf(taken);
    await store.write((tx) => tx.accountReadings.save(taken, result));
    changes.publish({ organizationId: taken.place.organizationId, topic: 'accounts' });
  };
  const resultOf = async ({ place }: TakenReading): Promise<ReadingResult> => {
    const readAt = clock.now();
    try {
      return { kind: 'read', readAt, reading: await reader.read(place) };
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return { kind: 'failed', at: clock.now(), detail: error.message };
    }
  };

  return async () => {
    const now = clock.now();
    if (!(await store.read((tx) => tx.accountReadings.isAnyDue(now)))) return;
    const freeAt = new Date(now.getTime() + TIME_FOR_A_READING_MS);
    const taken = await store.write((tx) => tx.accountReadings.takeDue(now, freeAt, AT_ONCE));
    await Promise.all(taken.map(readOne));
  };
}
