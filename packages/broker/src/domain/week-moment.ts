import { WEEKDAYS } from './schedule.ts';
import type { Weekday } from './schedule.ts';
import { MINUTES_A_DAY, MINUTES_A_WEEK, startOf, wallMinuteAt } from './wall-clock.ts';

/** A time of the week as the clock on the wall shows it. */
export interface WeekMoment {
  readonly day: Weekday;
  /** `HH:MM`, 00:00 to 23:59. */
  readonly time: string;
}

/** When the clock of a time zone shows that moment next, `now` included; where it jumps over it, the jump. */
export function nextMoment({ day, time }: WeekMoment, timeZone: string, now: Date): Date {
  const minute = WEEKDAYS.indexOf(day) * MINUTES_A_DAY + Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const present = wallMinuteAt(now, timeZone);
  const thisWeek = Math.floor(present / MINUTES_A_WEEK) * MINUTES_A_WEEK + minute;
  const from = thisWeek >= present ? thisWeek : thisWeek + MINUTES_A_WEEK;
  return startOf({ from, to: from + 1 }, timeZone);
}
