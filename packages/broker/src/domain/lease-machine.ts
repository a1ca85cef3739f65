import { ruleKey } from '@gatelease/security-groups';
import type { Lease, LeaseEndReason, LeaseRule, LeaseState } from './lease.ts';
import { isOver, wantsRules } from './lease-phase.ts';

/*
 *              start     observe            end              extend    hand over     settle             note problem   note warning
 * scheduled    opening   refused            failed           refused   refused       refused            refused        refused
 * opening      same      active when seen   closing          later     sooner        refused            opening        once
 * active       same      same or new facts  closing          later     sooner        refused            active         once
 * closing      refused   refused            same             refused   refused       closed or failed   closing        refused
 * closed       refused   refused            same             refused   refused       same               refused        refused
 * failed       refused   refused            same             refused   refused       same               refused        refused
 *
 * A lease that was handed over is extended no more. "Same" is `unchanged`: the wish is fulfilled already, so a second click or a second worker does no harm.
 * Versions are the store's.
 */

export const LEASE_ACTIONS = [
  'start',
  'observe',
  'end',
  'extend',
  'hand-over',
  'settle',
  'note-problem',
  'note-warning',
] as const;

export type LeaseAction = (typeof LEASE_ACTIONS)[number];

export type LeaseTransition =
  | { readonly kind: 'changed'; readonly lease: Lease }
  | { readonly kind: 'unchanged'; readonly lease: Lease }
  | LeaseRefusal;

export type LeaseRefusal = { readonly kind: 'refused' } & (
  | { readonly reason: 'wrong-state'; readonly action: LeaseAction; readonly state: LeaseState }
  /** Too early: it starts or ends at `dueAt`. */
  | { readonly reason: 'not-due'; readonly dueAt: Date }
  /** Its end has passed, even if nobody ended it yet. */
  | { readonly reason: 'over'; readonly endsAt: Date }
  | { readonly reason: 'end-not-later'; readonly given: Date; readonly endsAt: Date }
  | { readonly reason: 'end-too-late'; readonly given: Date; readonly latestEndsAt: Date }
);

/** The start has come: its rules are wanted from now on. */
export function startLease(lease: Lease, now: Date): LeaseTransition {
  if (wantsRules(lease.state)) return unchanged(lease);
  if (lease.state !== 'scheduled') return wrongState(lease, 'start');
  if (lease.endsAt <= now) return { kind: 'refused', reason: 'over', endsAt: lease.endsAt };
  if (lease.startsAt > now) return { kind: 'refused', reason: 'not-due', dueAt: lease.startsAt };
  return changed({ ...lease, state: 'opening' });
}

/**
 * Takes over what a read of the resource showed of its rules.
 *
 * It is active once all of them were seen, whoever made them. Later it stays active even when a rule is
 * missing: what is wrong then stands in `problem` while the reconciler repairs it.
 */
export function observeLease(lease: Lease, rules: readonly LeaseRule[], now: Date): LeaseTransition {
  if (!wantsRules(lease.state)) return wrongState(lease, 'observe');
  const areAllSeen = rules.every(({ state }) => state === 'present' || state === 'foreign');
  if (!areAllSeen) return areSameRules(lease.rules, rules) ? unchanged(lease) : changed({ ...lease, rules });

  const isNews = lease.state === 'opening' || lease.problem !== null || !areSameRules(lease.rules, rules);
  if (!isNews) return unchanged(lease);
  return changed({ ...lease, rules, state: 'active', openedAt: lease.openedAt ?? now, problem: null });
}

/**
 * Ends a lease: its rules are wanted no longer. The first reason stays.
 *
 * One that never wanted rules has nothing to close and is over at once, as `failed`: it never was open.
 */
export function endLease(lease: Lease, reason: LeaseEndReason, now: Date): LeaseTransition {
  if (lease.state === 'closing' || isOver(lease.state)) return unchanged(lease);
  if (reason === 'expired' && lease.endsAt > now) return { kind: 'refused', reason: 'not-due', dueAt: lease.endsAt };
  const ended = { ...lease, endReason: lease.endReason ?? reason, problem: null };
  return changed(
    lease.state === 'scheduled' ? { ...ended, state: 'failed', closedAt: now } : { ...ended, state: 'closing' },
  );
}

/** Moves the end later. The lease says the new end; what is not possible in full is refused, never shortened. */
export function extendLease(lease: Lease, endsAt: Date, now: Date): LeaseTransition {
  if (!wantsRules(lease.state)) return wrongState(lease, 'extend');
  if (isOverAt(lease, now)) return { kind: 'refused', reason: 'over', endsAt: lease.endsAt };
  if (endsAt > lease.latestEndsAt) {
    return { kind: 'refused', reason: 'end-too-late', given: endsAt, latestEndsAt: lease.latestEndsAt };
  }
  if (!(endsAt > lease.endsAt))
    return { kind: 'refused', reason: 'end-not-later', given: endsAt, endsAt: lease.endsAt };
  return changed({ ...lease, endsAt, warnedAt: null });
}

/** How long the old address stays open at most when the rule for the new one cannot be made. */
export const HAND_OVER_SECONDS = 120;

/**
 * Another lease takes over at a new address. This one stays until that one is open, so that there is no gap, but for no
 * longer than two minutes: whoever is at the old address now shall not profit from a group that has no room.
 */
export function handOverLease(lease: Lease, now: Date): LeaseTransition {
  if (!wantsRules(lease.state)) return wrongState(lease, 'hand-over');
  if (lease.endReason !== null) return unchanged(lease);
  if (lease.endsAt <= now) return { kind: 'refused', reason: 'over', endsAt: lease.endsAt };
  const lastAt = new Date(Math.min(lease.endsAt.getTime(), now.getTime() + HAND_OVER_SECONDS * 1000));
  return changed({ ...lease, endsAt: lastAt, latestEndsAt: lastAt, endReason: 'moved' });
}

/**
 * Takes over what a read showed after the lease ended. It is over once none of its rules is left that is ours
 * and nobody else needs: `closed`, or `failed` when it never was open.
 */
export function settleLease(lease: Lease, rules: readonly LeaseRule[], now: Date): LeaseTransition {
  if (isOver(lease.state)) return unchanged(lease);
  if (lease.state !== 'closing') return wrongState(lease, 'settle');
  const isNothingLeft = rules.every(({ state }) => state === 'gone' || state === 'foreign');
  if (!isNothingLeft) return areSameRules(lease.rules, rules) ? unchanged(lease) : changed({ ...lease, rules });
  return changed({
    ...lease,
    rules,
    state: lease.openedAt === null ? 'failed' : 'closed',
    closedAt: now,
    problem: null,
  });
}

/** Notes why it is not open although it should be, or not closed although it should be; `null` takes the note away. */
export function noteLeaseProblem(lease: Lease, problem: string | null): LeaseTransition {
  if (lease.state === 'scheduled' || isOver(lease.state)) return wrongState(lease, 'note-problem');
  return lease.problem === problem ? unchanged(lease) : changed({ ...lease, problem });
}

/** Notes that its holder was warned of the end; once for each end. */
export function noteWarning(lease: Lease, now: Date): LeaseTransition {
  if (!wantsRules(lease.state)) return wrongState(lease, 'note-warning');
  if (isOverAt(lease, now)) return { kind: 'refused', reason: 'over', endsAt: lease.endsAt };
  return lease.warnedAt === null ? changed({ ...lease, warnedAt: now }) : unchanged(lease);
}

/** Whether its end has passed, or is decided already. */
function isOverAt(lease: Lease, now: Date): boolean {
  return lease.endsAt <= now || lease.endReason !== null;
}

/** Whether a read told nothing new. A drift check of a thousand quiet leases then writes nothing. */
function areSameRules(known: readonly LeaseRule[], seen: readonly LeaseRule[]): boolean {
  return known.length === seen.length && known.every((rule, index) => isSameRule(rule, seen[index]));
}

function isSameRule(known: LeaseRule, seen: LeaseRule | undefined): boolean {
  return (
    seen !== undefined &&
    known.state === seen.state &&
    known.ruleId === seen.ruleId &&
    ruleKey(known.rule) === ruleKey(seen.rule)
  );
}

function changed(lease: Lease): LeaseTransition {
  return { kind: 'changed', lease };
}

function unchanged(lease: Lease): LeaseTransition {
  return { kind: 'unchanged', lease };
}

function wrongState(lease: Lease, action: LeaseAction): LeaseTransition {
  return { kind: 'refused', reason: 'wrong-state', action, state: lease.state };
}
