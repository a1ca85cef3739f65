import { WEEKDAYS } from './schedule.ts';
import type { Schedule, ScheduleWindow, TimeWindow } from './schedule.ts';
import { instantsOf, MINUTES_A_DAY, MINUTES_A_WEEK, wallMinuteAt } from './wall-clock.ts';
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

  const latest = latestStarted(ring, schedule.timeZone, now);
  if (occurrence(ring, schedule.timeZone, latest).endsAt <= now) return { kind: 'closed' };
  return { kind: 'open', window: stretchAround(ring, schedule.timeZone, latest).window };
}

/** The first stretch of time that starts after `now`; `null` when the schedule is open always. */
export function nextWindow(schedule: Schedule, now: Date): TimeWindow | null {
  const ring = weekOf(schedule);
  if (ring === 'always') return null;

  const current = stretchAround(ring, schedule.timeZone, latestStarted(ring, schedule.timeZone, now));
  let next = stretchAround(ring, schedule.timeZone, current.last + 1);
  while (next.window.startsAt >= next.window.endsAt) next = stretchAround(ring, schedule.timeZone, next.last + 1);
  return next.window;
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

/** The windows of all weeks in order, numbered through: number 0 is the first one of the week of 1970-01-05. */
function occurrence(ring: Ring, timeZone: string, number: number): TimeWindow {
  return instantsOf(wallOccurrence(ring, number), timeZone);
}

function wallOccurrence(ring: Ring, number: number): WallWindow {
  const week = Math.floor(number / ring.length);
  const { from, to } = ring[number - week * ring.length] ?? { from: 0, to: 0 };
  return { from: from + week * MINUTES_A_WEEK, to: to + week * MINUTES_A_WEEK };
}

/** The number of the last window that has started; both starts and ends grow with the number. */
function latestStarted(ring: Ring, timeZone: string, now: Date): number {
  const wallNow = wallMinuteAt(now, timeZone);
  const week = Math.floor(wallNow / MINUTES_A_WEEK);
  const startedThisWeek = ring.filter((window) => window.from + week * MINUTES_A_WEEK <= wallNow).length;

  let number = week * ring.length + startedThisWeek - 1;
  while (occurrence(ring, timeZone, number + 1).startsAt <= now) number += 1;
  while (occurrence(ring, timeZone, number).startsAt > now) number -= 1;
  return number;
}

/** The stretch that window `number` belongs to, and the number of the last window in it. */
function stretchAround(ring: Ring, timeZone: string, number: number): { window: TimeWindow; last: number } {
  let first = number;
  let last = number;
  let { startsAt, endsAt } = occurrence(ring, timeZone, number);
  for (;;) {
    const before = occurrence(ring, timeZone, first - 1);
    if (before.endsAt < startsAt) break;
    startsAt = before.startsAt;
    first -= 1;
  }
  for (;;) {
    const after = occurrence(ring, timeZone, last + 1);
    if (after.startsAt > endsAt) break;
    endsAt = after.endsAt;
    last += 1;
  }
  return { window: { startsAt, endsAt }, last };
}
