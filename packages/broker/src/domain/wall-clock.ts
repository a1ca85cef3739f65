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
 * When a window on the wall clock starts.
 *
 * Where the clock jumps forward over the time, the transition stands for it; where it shows the time twice, the first
 * counts. Together with `endOf`: in doubt, people get the time that the schedule shows them, and a window that lies
 * wholly in a gap is empty, because it starts and ends at the transition.
 */
export function startOf(window: WallWindow, timeZone: string): Date {
  return instantOf(window.from, timeZone, 'earlier');
}

/** When it ends: where the clock shows the time twice, the second counts. */
export function endOf(window: WallWindow, timeZone: string): Date {
  return instantOf(window.to, timeZone, 'later');
}

function instantOf(wallMinute: number, timeZone: string, whenTwice: 'earlier' | 'later'): Date {
  const wall = FIRST_MONDAY.add({ minutes: wallMinute });
  const found = wall.toZonedDateTime(timeZone, { disambiguation: whenTwice });
  const isShown = found.minute === wall.minute && found.hour === wall.hour && found.day === wall.day;
  return new Date(isShown ? found.epochMilliseconds : transitionOver(wall, timeZone));
}

/** When the clock jumped over a time that it never showed. */
function transitionOver(wall: Temporal.PlainDateTime, timeZone: string): number {
  const before = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const after = wall.toZonedDateTime(timeZone, { disambiguation: 'later' });
  return (before.getTimeZoneTransition('next') ?? after).epochMilliseconds;
}
