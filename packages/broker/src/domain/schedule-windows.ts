import { WEEKDAYS } from './schedule.ts';
import type { Schedule, ScheduleWindow, TimeWindow } from './schedule.ts';
import { endOf, MINUTES_A_DAY, MINUTES_A_WEEK, startOf, wallMinuteAt } from './wall-clock.ts';
import type { WallWindow } from './wall-clock.ts';

/*
 * The windows of a schedule are merged twice. First on the wall clock, where a week is a ring of
 * 10,080 minutes and daylight saving does not exist; a ring that is covered whole never closes. Then
 * as instants, because a change of the clock can close the gap between two windows or make them overlap.
 * Only the few windows around `now` are ever turned into instants.
 */

export type ScheduleState =
  { readonly kind: 'always' } | { readonly kind: 'open'; readonly window: TimeWindow } | { readonly kind: 'closed' };

/**
 * Whether a schedule is open, and the whole stretch of time for which it is: windows that overlap or adjoin are one.
 *
 * A schedule without windows, or whose windows cover the whole week, is open always.
 */
export function windowAt(schedule: Schedule, now: Date): ScheduleState {
  const ring = weekOf(schedule);
  if (ring === 'always') return { kind: 'always' };

  const windows = occurrencesOf(ring, schedule.timeZone);
  const latest = latestStarted(windows, now);
  if (windows.endsAt(latest) <= now) return { kind: 'closed' };
  return { kind: 'open', window: stretchAround(windows, latest).window };
}

/** The first stretch of time that starts after `now`; `null` when the schedule is open always. */
export function nextWindow(schedule: Schedule, now: Date): TimeWindow | null {
  const ring = weekOf(schedule);
  if (ring === 'always') return null;

  const windows = occurrencesOf(ring, schedule.timeZone);
  let stretch = stretchAround(windows, latestStarted(windows, now));
  do stretch = stretchAround(windows, stretch.last + 1);
  while (stretch.window.startsAt >= stretch.window.endsAt);
  return stretch.window;
}

/** Whether a schedule limits anything: `false` when it has no windows or they cover the whole week. */
export function isLimiting(schedule: Schedule): boolean {
  return weekOf(schedule) !== 'always';
}

/** Windows of one week, apart from each other and in order. The last may reach into the next week. */
type Ring = readonly WallWindow[];

function weekOf(schedule: Schedule): Ring | 'always' {
  if (schedule.windows.length === 0) return 'always';
  const line = mergeOnLine(schedule.windows.flatMap(wallWindowsOf));
  return closeRing(line);
}

function wallWindowsOf(window: ScheduleWindow): WallWindow[] {
  const from = minuteOfDay(window.from);
  const to = minuteOfDay(window.to) + (window.endsNextDay ? MINUTES_A_DAY : 0);
  return window.days.map((day) => {
    const midnight = WEEKDAYS.indexOf(day) * MINUTES_A_DAY;
    return { from: midnight + from, to: midnight + to };
  });
}

/** Reads `HH:MM`. */
function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function mergeOnLine(windows: readonly WallWindow[]): WallWindow[] {
  const merged: WallWindow[] = [];
  for (const window of windows.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && window.from <= last.to) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, window.to) };
    } else {
      merged.push(window);
    }
  }
  return merged;
}

/** Joins what reaches past Sunday midnight with the windows of Monday. */
function closeRing(line: readonly WallWindow[]): Ring | 'always' {
  const ring = [...line];
  for (;;) {
    const first = ring[0];
    const last = ring.at(-1);
    if (first === undefined || last === undefined || last.to - last.from >= MINUTES_A_WEEK) return 'always';
    if (ring.length === 1 || last.to < first.from + MINUTES_A_WEEK) return ring;
    ring.shift();
    ring[ring.length - 1] = { from: last.from, to: Math.max(last.to, first.to + MINUTES_A_WEEK) };
  }
}

/**
 * The windows of all weeks, numbered through. Starts grow with the number, and ends do.
 * Each instant is worked out once: that is where the time goes.
 */
interface Occurrences {
  startsAt(number: number): Date;
  endsAt(number: number): Date;
  /** The last window that has started by this minute of the wall clock; where clocks change, a neighbour may be. */
  startedOnTheWall(now: Date): number;
}

function occurrencesOf(ring: Ring, timeZone: string): Occurrences {
  const windowOf = (number: number): WallWindow => {
    const week = Math.floor(number / ring.length);
    const { from, to } = ring[number - week * ring.length] ?? { from: 0, to: 0 };
    return { from: from + week * MINUTES_A_WEEK, to: to + week * MINUTES_A_WEEK };
  };
  return {
    startsAt: remembered((number) => startOf(windowOf(number), timeZone)),
    endsAt: remembered((number) => endOf(windowOf(number), timeZone)),
    startedOnTheWall: (now) => {
      const minute = wallMinuteAt(now, timeZone);
      const week = Math.floor(minute / MINUTES_A_WEEK);
      return week * ring.length + ring.filter(({ from }) => from + week * MINUTES_A_WEEK <= minute).length - 1;
    },
  };
}

function remembered(compute: (number: number) => Date): (number: number) => Date {
  const known = new Map<number, Date>();
  return (number) => {
    const instant = known.get(number) ?? compute(number);
    known.set(number, instant);
    return instant;
  };
}

function latestStarted(windows: Occurrences, now: Date): number {
  let number = windows.startedOnTheWall(now);
  while (windows.startsAt(number + 1) <= now) number += 1;
  while (windows.startsAt(number) > now) number -= 1;
  return number;
}

/** The stretch that a window belongs to, and the number of the last window in it. */
function stretchAround(windows: Occurrences, number: number): { window: TimeWindow; last: number } {
  let first = number;
  while (windows.endsAt(first - 1) >= windows.startsAt(first)) first -= 1;
  let last = number;
  while (windows.startsAt(last + 1) <= windows.endsAt(last)) last += 1;
  return { window: { startsAt: windows.startsAt(first), endsAt: windows.endsAt(last) }, last };
}
