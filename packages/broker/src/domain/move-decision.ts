import type { IpAddress } from '@gatelease/security-groups';
import type { AccessPolicy } from './access-policy.ts';
import { decideAddresses } from './address-decision.ts';
import type { Lease, LeaseState } from './lease.ts';
import { wantsRules } from './lease-phase.ts';
import { agreedTraffics, letsIn, opensNothing, refusalOfPerson } from './open-decision.ts';
import type { OpeningGrant, OpeningRefused } from './open-decision.ts';
import type { Person } from './person.ts';
import { nextWindow, windowAt } from './schedule-windows.ts';

/** The holder of a lease is at another address now and wants it to let that one in. */
export interface MoveWish {
  readonly lease: Lease;
  /** `null` when it was deleted since. */
  readonly policy: AccessPolicy | null;
  readonly person: Person;
  /** The addresses that the connection comes from. Nobody moves a lease to an address that they type. */
  readonly addresses: readonly IpAddress[];
  readonly now: Date;
}

export type MoveDecision =
  /** What the lease that takes over is for: the same traffic and the same end, at the new address. */
  | OpeningGrant
  | { readonly kind: 'already-there' }
  | { readonly kind: 'refused'; readonly reason: 'not-the-holder' }
  | { readonly kind: 'refused'; readonly reason: 'not-open'; readonly state: LeaseState }
  | OpeningRefused;

/**
 * Decides whether a lease can move to the address that its holder is at now.
 *
 * Approvals count on: they were given to the person for the rest of the lease. All else is asked again of the policy as
 * it is now, as for a new lease, but nothing becomes longer or wider: the traffic is at most the lease's own, and start
 * and end stay, so that moving wins no time.
 */
export function decideMove({ lease, policy, person, addresses, now }: MoveWish): MoveDecision {
  if (lease.personId !== person.personId) return { kind: 'refused', reason: 'not-the-holder' };
  if (!wantsRules(lease.state) || lease.endReason !== null || lease.endsAt <= now) {
    return { kind: 'refused', reason: 'not-open', state: lease.state };
  }
  if (policy === null || policy.resourceId !== lease.resourceId) return { kind: 'refused', reason: 'not-granted' };
  const barred = refusalOfPerson(policy, person);
  if (barred !== null) return { kind: 'refused', ...barred };

  const decided = decideAddresses(policy.addresses, { kind: 'connection', addresses });
  if (decided.kind === 'refused') return { kind: 'refused', ...decided.refusal };
  const cidrs = decided.cidrs.map((cidr) => cidr.text);
  if (letsIn(lease, cidrs)) return { kind: 'already-there' };

  if (windowAt(policy.schedule, now).kind === 'closed') {
    return { kind: 'refused', reason: 'outside-schedule', nextWindow: nextWindow(policy.schedule, now) };
  }
  const traffics = agreedTraffics(lease, policy);
  if (opensNothing({ traffics }, cidrs)) return { kind: 'refused', reason: 'nothing-to-open', cidrs };
  const { startsAt, endsAt, latestEndsAt } = lease;
  return { kind: 'open', traffics, cidrs, startsAt, endsAt, latestEndsAt };
}
