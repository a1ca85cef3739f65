import { Temporal } from 'temporal-polyfill';

export const MINUTES_A_DAY = 24 * 60;
export const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

/**
 * A stretch of wall-clock time in minutes since Monday, 1970-01-05 00:00 on the same clock:
 * a line without time zones, on which every day has 1440 minutes.
 */
export interface WallWindow {
  readonly from: number;
  readonly to: number;
}

const FIRST_MONDAY = new Temporal.PlainDateTime(1970, 1, 5);
const FIRST_MONDAY_MILLISECONDS = Date.UTC(1970, 0, 5);
const MILLISECONDS_A_MINUTE = 60_000;

/** The canonical name of a time zone of the IANA database, or `null` when there is none. UTC offsets are no zones. */
export function timeZoneNamed(name: string): string | null {
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return null;
  }
}

/** What the clock on the wall shows at an instant, seconds dropped. */
export function wallMinuteAt(now: Date, timeZone: string): number {
  const shown = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const asIfUtc = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute);
  return (asIfUtc - FIRST_MONDAY_MILLISECONDS) / MILLISECONDS_A_MINUTE;
}

/**
 * When a window on the wall clock starts: at the first instant at which the clock shows its start or later.
 *
 * So where the clock jumps over the start, the transition stands for it, and where it shows the start twice, the
 * first counts. With `endOf`, people get all the time that the schedule shows them, and no more: a window that lies
 * wholly in a gap is empty.
 */
export function startOf(window: WallWindow, timeZone: string): Date {
  return shownAt(window.from, timeZone, 'earlier').at;
}

/**
 * When it ends: right after the last minute in which the clock shows a time before its end.
 *
 * So where the clock jumps over the end, the transition stands for it, and where it shows the end twice, the second
 * counts, except for an end at the very time to which the clock goes back: what follows shows no time of the window.
 */
export function endOf(window: WallWindow, timeZone: string): Date {
  const lastMinute = shownAt(window.to - 1, timeZone, 'later');
  return lastMinute.isSkipped ? lastMinute.at : new Date(lastMinute.at.getTime() + MILLISECONDS_A_MINUTE);
}

/** When the clock shows a time, or jumps over it. */
function shownAt(
  wallMinute: number,
  timeZone: string,
  whenTwice: 'earlier' | 'later',
): { readonly at: Date; readonly isSkipped: boolean } {
  const wall = FIRST_MONDAY.add({ minutes: wallMinute });
  const found = wall.toZonedDateTime(timeZone, { disambiguation: whenTwice });
  const isSkipped = found.minute !== wall.minute || found.hour !== wall.hour || found.day !== wall.day;
  return { at: new Date(isSkipped ? transitionOver(wall, timeZone) : found.epochMilliseconds), isSkipped };
}

/** When the clock jumped over a time that it never showed. */
function transitionOver(wall: Temporal.PlainDateTime, timeZone: string): number {
  const before = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const after = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  return (before.getTimeZoneTransition('next') ?? after).epochMilliseconds;
}
