export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** Weekly windows in a named time zone. No window at all means always. */
export interface Schedule {
  /** IANA name, for example `Europe/Berlin`. */
  readonly timeZone: string;
  readonly windows: readonly ScheduleWindow[];
}

/** From a wall-clock time on each of some days until a later one, on the same day or the next. */
export interface ScheduleWindow {
  readonly days: readonly Weekday[];
  /** `HH:MM`, 00:00 to 23:59. */
  readonly from: string;
  /** `HH:MM`, 00:01 to 24:00, later than `from` unless `endsNextDay`; then 00:00 to 24:00 of the next day and not later than `from`. */
  readonly to: string;
  readonly endsNextDay: boolean;
}

/** A stretch of time: from `startsAt`, included, to `endsAt`, not included. */
export interface TimeWindow {
  readonly startsAt: Date;
  readonly endsAt: Date;
}
