import type { DurationLimits } from './access-policy.ts';
import type { Schedule, TimeWindow } from './schedule.ts';
import { nextWindow, windowAt } from './schedule-windows.ts';

/** No lease is shorter than a minute, unless its window ends sooner. */
export const SHORTEST_LEASE_SECONDS = 60;

/** From when to when a lease that starts now would be open. */
export interface LeaseTerm {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The latest end that extensions may reach. */
  readonly latestEndsAt: Date;
}

/** For how long: seconds, to the end of the window, or as the policy has it when nobody said. */
export type WantedDuration = number | 'window-end' | undefined;

export type TermRefusal =
  | { readonly reason: 'outside-schedule'; readonly nextWindow: TimeWindow | null }
  | { readonly reason: 'duration-too-short'; readonly given: number; readonly shortest: number }
  | { readonly reason: 'duration-too-long'; readonly given: number; readonly longest: number }
  /** Wanted to the end of the window, but the schedule is open always. */
  | { readonly reason: 'no-window-end' };

export type TermDecision =
  { readonly kind: 'accepted'; readonly term: LeaseTerm } | { readonly kind: 'refused'; readonly refusal: TermRefusal };

/**
 * Decides when a lease that starts now ends: after its duration or with the window, whichever is first.
 *
 * A duration over the policy's longest is refused and not shortened, so nobody counts on time they do not have.
 * The policy's own default is shortened to its longest: `null` with a longest means "to the end of the window, but
 * no longer than that".
 */
export function decideTerm(
  limits: DurationLimits,
  schedule: Schedule,
  wanted: WantedDuration,
  now: Date,
): TermDecision {
  const state = windowAt(schedule, now);
  if (state.kind === 'closed') return refuse({ reason: 'outside-schedule', nextWindow: nextWindow(schedule, now) });

  const windowEndsAt = state.kind === 'open' ? state.window.endsAt : null;
  const latestEndsAt = earliest(windowEndsAt, after(now, limits.longestSeconds));
  if (latestEndsAt === null) return refuse({ reason: 'no-window-end' });

  if (wanted === undefined) {
    const endsAt = earliest(after(now, limits.defaultSeconds), latestEndsAt) ?? latestEndsAt;
    return accept({ startsAt: now, endsAt, latestEndsAt });
  }
  return decideWanted(limits, wanted, { now, windowEndsAt, latestEndsAt });
}

function decideWanted(
  limits: DurationLimits,
  wanted: number | 'window-end',
  at: { readonly now: Date; readonly windowEndsAt: Date | null; readonly latestEndsAt: Date },
): TermDecision {
  const { now, windowEndsAt, latestEndsAt } = at;
  if (wanted === 'window-end' && windowEndsAt === null) return refuse({ reason: 'no-window-end' });

  const longest = limits.longestSeconds ?? Infinity;
  const given = wanted === 'window-end' ? secondsBetween(now, windowEndsAt ?? now) : wanted;
  if (given > longest) return refuse({ reason: 'duration-too-long', given: Math.ceil(given), longest });
  if (wanted === 'window-end') return accept({ startsAt: now, endsAt: latestEndsAt, latestEndsAt });

  // Written so that NaN is refused, too.
  if (!(wanted >= SHORTEST_LEASE_SECONDS)) {
    return refuse({ reason: 'duration-too-short', given: wanted, shortest: SHORTEST_LEASE_SECONDS });
  }
  const endsAt = earliest(after(now, wanted), latestEndsAt) ?? latestEndsAt;
  return accept({ startsAt: now, endsAt, latestEndsAt });
}

function after(now: Date, seconds: number | null): Date | null {
  return seconds === null ? null : new Date(now.getTime() + seconds * 1000);
}

function earliest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}

function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000;
}

function accept(term: LeaseTerm): TermDecision {
  return { kind: 'accepted', term };
}

function refuse(refusal: TermRefusal): TermDecision {
  return { kind: 'refused', refusal };
}
