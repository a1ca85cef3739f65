import { endLease, startLease } from '../../domain/lease-machine.ts';
import type { Lease } from '../../domain/lease.ts';
import { leasePhaseAt } from '../../domain/lease-phase.ts';

/** What time alone changes in a lease at `now`; `null` when nothing. */
export function dueTransition(lease: Lease, now: Date): Lease | null {
  const phase = leasePhaseAt(lease, now);
  if (phase.kind === 'nothing-due') return null;

  const transition = phase.kind === 'due-to-end' ? endLease(lease, 'expired', now) : startLease(lease, now);
  return transition.kind === 'changed' ? transition.lease : null;
}

/** When time will next ask something of any of the leases; `null` when never. */
export function nextTransitionAt(leases: readonly Lease[], now: Date): Date | null {
  const moments = leases.flatMap((lease) => {
    const phase = leasePhaseAt(lease, now);
    if (phase.kind === 'nothing-due') return phase.nextAt === null ? [] : [phase.nextAt.getTime()];
    return [now.getTime()];
  });
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}
