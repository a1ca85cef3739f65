import type { LeaseState } from '../../domain/lease.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** How much there is, and how much there is to do, in the whole installation. */
export interface Workload {
  readonly leases: Readonly<Record<LeaseState, number>>;
  readonly due: number;
  readonly claimed: number;
  /** 0 when nothing is due. */
  readonly oldestOverdueSeconds: number;
}

/** For those who watch the installation; it names nobody. */
export type ReadWorkload = () => Promise<Workload>;

export function makeReadWorkload({ store, clock }: Pick<UseCaseContext, 'store' | 'clock'>): ReadWorkload {
  return async () => {
    const now = clock.now();
    return store.read(async (tx) => {
      const leases = await tx.leases.countByState();
      const { due, claimed, oldestDueAt } = await tx.work.stats(now);
      const overdue = oldestDueAt === null ? 0 : (now.getTime() - oldestDueAt.getTime()) / 1000;
      return { leases, due, claimed, oldestOverdueSeconds: Math.max(0, overdue) };
    });
  };
}
