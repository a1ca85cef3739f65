import type { Lease, LeaseState } from './lease.ts';

/** What time alone asks for. */
export type LeasePhase =
  | { readonly kind: 'due-to-start'; readonly since: Date }
  | { readonly kind: 'due-to-end'; readonly since: Date }
  /** `nextAt`: when time will ask again; `null` when it never will. */
  | { readonly kind: 'nothing-due'; readonly nextAt: Date | null };

/** Whether a lease is or will be open: `scheduled`, `opening` or `active`. */
export function isLive(state: LeaseState): boolean {
  return state === 'scheduled' || state === 'opening' || state === 'active';
}

/** Whether the resource should hold the lease's rules: `opening` or `active`. */
export function wantsRules(state: LeaseState): boolean {
  return state === 'opening' || state === 'active';
}

/** Whether nothing will ever happen to the lease again. */
export function isOver(state: LeaseState): boolean {
  return state === 'closed' || state === 'failed';
}

/** What time alone asks of a lease. An end that has passed comes before a start that has passed. */
export function leasePhaseAt(lease: Lease, now: Date): LeasePhase {
  if (!isLive(lease.state)) return { kind: 'nothing-due', nextAt: null };
  if (lease.endsAt <= now) return { kind: 'due-to-end', since: lease.endsAt };
  if (lease.state !== 'scheduled') return { kind: 'nothing-due', nextAt: lease.endsAt };
  if (lease.startsAt <= now) return { kind: 'due-to-start', since: lease.startsAt };
  return { kind: 'nothing-due', nextAt: lease.startsAt };
}
