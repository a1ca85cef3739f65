import { offsetMinutes } from '../../../time/zone-difference.ts';
import { addDays, mondayOf, startOfDay } from './civil-day.ts';

const HALF_HOUR_MS = 30 * 60_000;
const MINUTE_MS = 60_000;

export type SpanLength = 'day' | 'week';

/** A stretch of time to look at: whole days of the reader's zone, which have 23 or 25 hours when the clocks change. */
export interface TimeSpan {
  readonly length: SpanLength;
  readonly firstDay: string;
  /** In milliseconds, as `to`, which is no part of it any more. */
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
}

/** A line in the picture. */
export interface Tick {
  readonly at: number;
  /** The hour of the day as the clock on the wall shows it then. */
  readonly hour: number;
  /** Of the day that begins here; `null` within a day. */
  readonly day: string | null;
}

/** The day, or the week from Monday on, that `day` is in. */
export function spanOf(day: string, length: SpanLength, timeZone: string): TimeSpan {
  const firstDay = length === 'week' ? mondayOf(day) : day;
  const days = Array.from({ length: length === 'week' ? 7 : 1 }, (_, index) => addDays(firstDay, index));
  const from = startOfDay(firstDay, timeZone);
  const to = startOfDay(addDays(firstDay, days.length), timeZone);
  const everyHours = length === 'week' ? 12 : 1;
  const ticks = days.flatMap((one) => [
    { at: startOfDay(one, timeZone), hour: 0, day: one },
    ...hoursOf(one, timeZone).filter(({ hour }) => hour % everyHours === 0),
  ]);
  return { length, firstDay, from, to, ticks };
}

/** A day in the span before (-1) or after (1). */
export function steppedDay(day: string, length: SpanLength, direction: -1 | 1): string {
  return addDays(day, direction * (length === 'week' ? 7 : 1));
}

/** How many hours a span has more, or less, than its days have by custom. */
export function extraHours({ from, to, length }: TimeSpan): number {
  return (to - from) / 3_600_000 - (length === 'week' ? 168 : 24);
}

/** Every full hour within a day; in an hour that comes twice, twice. */
function hoursOf(day: string, timeZone: string): readonly Tick[] {
  const end = startOfDay(addDays(day, 1), timeZone);
  const hours: Tick[] = [];
  for (let at = startOfDay(day, timeZone) + HALF_HOUR_MS; at < end; at += HALF_HOUR_MS) {
    const wall = new Date(at + offsetMinutes(timeZone, at) * MINUTE_MS);
    if (wall.getUTCMinutes() === 0) hours.push({ at, hour: wall.getUTCHours(), day: null });
  }
  return hours;
}
