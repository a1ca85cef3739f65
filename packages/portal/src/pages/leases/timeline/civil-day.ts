import { offsetMinutes } from '../../../time/zone-difference.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Whether a text is a day of the calendar, as `2026-11-22`. */
export function isCivilDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && dayText(at) === text;
}

/** The day that it is in a zone at an instant. */
export function civilDayOf(at: number, timeZone: string): string {
  return dayText(at + offsetMinutes(timeZone, at) * MINUTE_MS);
}

/** The day so many days later; however many hours they have. */
export function addDays(day: string, days: number): string {
  return dayText(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/**
 * The first instant of a day in a zone.
 *
 * Where the clocks go back over midnight, it comes twice: the first time counts if it is of this day already. Where
 * they go forward over it, the day begins with the jump.
 */
export function startOfDay(day: string, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const before = midnight - offsetMinutes(timeZone, midnight - DAY_MS) * MINUTE_MS;
  const after = midnight - offsetMinutes(timeZone, midnight + DAY_MS) * MINUTE_MS;
  const real = [before, after].filter((at) => at + offsetMinutes(timeZone, at) * MINUTE_MS === midnight);
  return real.length === 0 ? before : Math.min(...real);
}

function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
