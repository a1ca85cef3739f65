import type { AccessPolicy } from './access-policy.ts';
import type { AccessRequest } from './access-request.ts';
import { isGrantedTo } from './grant.ts';
import type { Lease } from './lease.ts';
import { isLive } from './lease-phase.ts';
import type { Person } from './person.ts';
import type { TimeWindow } from './schedule.ts';
import { nextWindow, windowAt } from './schedule-windows.ts';

/** How one policy stands for one person now. */
export type AccessState =
  | { readonly kind: 'not-granted'; readonly reason: 'not-named' | 'person-deactivated' | 'policy-disabled' }
  /** Live leases, the one that ends last first. They count even where the policy has changed since. */
  | { readonly kind: 'open'; readonly leases: readonly Lease[] }
  | { readonly kind: 'pending'; readonly requests: readonly AccessRequest[] }
  | { readonly kind: 'closed'; readonly nextWindow: TimeWindow | null }
  /** `opensUntil`: the end of the window, `null` when the schedule is open always. */
  | {
      readonly kind: 'can-open';
      readonly needsApproval: boolean;
      readonly reasonRequired: boolean;
      readonly opensUntil: Date | null;
    };

/**
 * What "My access" shows for one policy: the first of not granted, open, pending, closed until the next window,
 * and can be opened. Leases and requests of other persons and policies are not looked at.
 */
export function describeAccess(view: {
  readonly policy: AccessPolicy;
  readonly person: Person;
  readonly now: Date;
  readonly leases: readonly Lease[];
  readonly requests: readonly AccessRequest[];
}): AccessState {
  const { policy, person, now } = view;
  const isOfBoth = (entry: Lease | AccessRequest): boolean =>
    entry.policyId === policy.policyId && entry.personId === person.personId;

  if (person.status === 'deactivated') return { kind: 'not-granted', reason: 'person-deactivated' };

  const leases = view.leases.filter(
    (lease) => isOfBoth(lease) && isLive(lease.state) && lease.endReason === null && lease.endsAt > now,
  );
  if (leases.length > 0)
    return { kind: 'open', leases: leases.toSorted((a, b) => Number(b.endsAt) - Number(a.endsAt)) };

  if (!isGrantedTo(policy, person)) return { kind: 'not-granted', reason: 'not-named' };
  if (policy.status === 'disabled') return { kind: 'not-granted', reason: 'policy-disabled' };

  const requests = view.requests.filter(
    (entry) => isOfBoth(entry) && entry.state === 'pending' && entry.lapsesAt > now,
  );
  if (requests.length > 0) return { kind: 'pending', requests };

  return stateOfSchedule(policy, now);
}

function stateOfSchedule(policy: AccessPolicy, now: Date): AccessState {
  const state = windowAt(policy.schedule, now);
  if (state.kind === 'closed') return { kind: 'closed', nextWindow: nextWindow(policy.schedule, now) };
  return {
    kind: 'can-open',
    needsApproval: policy.approvalsNeeded > 0,
    reasonRequired: policy.reasonRequired,
    opensUntil: state.kind === 'open' ? state.window.endsAt : null,
  };
}
