import { weekSegments } from '../week-segments.ts';
import type { WeekSegment } from '../week-segments.ts';
import { WEEKDAYS, WORKING_HOURS } from '../window-row.ts';
import type { WindowRow } from '../window-row.ts';

export const DAY_MINUTES = 24 * 60;

/** Some time on each of some days that follow one another. Monday is day 0; the ends are not included. */
export interface WeekArea {
  readonly fromDay: number;
  readonly toDay: number;
  readonly fromMinute: number;
  readonly toMinute: number;
}

/**
 * Opens or closes an area of the week, to the minute. What lies outside the area stays as it was typed, down to times
 * that no cell of the grid can show.
 *
 * Closing the last minute leaves a window without days, which the server refuses: no window at all would be always.
 */
export function paintWeek(rows: readonly WindowRow[], area: WeekArea, isOpen: boolean): readonly WindowRow[] {
  const days = WEEKDAYS.map((_, day) => {
    const before = segmentsOfDay(rows, day);
    return day < area.fromDay || day >= area.toDay ? before : painted(before, area, isOpen);
  });
  const unfinished = rows.filter((row) => !isComplete(row));
  const windows = [...windowRows(days), ...unfinished];
  return windows.length > 0 ? windows : [{ ...WORKING_HOURS, days: [] }];
}

/** How much of an area is open, from 0 to 1. */
export function openShare(rows: readonly WindowRow[], area: WeekArea): number {
  const size = (area.toDay - area.fromDay) * (area.toMinute - area.fromMinute);
  const open = segmentsOfWeek(rows)
    .filter(({ day }) => day >= area.fromDay && day < area.toDay)
    .reduce((sum, { fromMinute, toMinute }) => {
      return sum + Math.max(0, Math.min(toMinute, area.toMinute) - Math.max(fromMinute, area.fromMinute));
    }, 0);
  return size === 0 ? 0 : open / size;
}

/** The open stretches, where no window at all is nothing open: in the grid somebody is about to paint. */
export function segmentsOfWeek(rows: readonly WindowRow[]): readonly WeekSegment[] {
  return rows.length === 0 ? [] : weekSegments(rows);
}

interface Stretch {
  readonly fromMinute: number;
  readonly toMinute: number;
}

function segmentsOfDay(rows: readonly WindowRow[], day: number): readonly Stretch[] {
  return segmentsOfWeek(rows).filter((segment) => segment.day === day);
}

function painted(before: readonly Stretch[], area: Stretch, isOpen: boolean): readonly Stretch[] {
  const outside = before.flatMap(({ fromMinute, toMinute }) => [
    { fromMinute, toMinute: Math.min(toMinute, area.fromMinute) },
    { fromMinute: Math.max(fromMinute, area.toMinute), toMinute },
  ]);
  const { fromMinute, toMinute } = area;
  return joined([...outside.filter(isNotEmpty), ...(isOpen ? [{ fromMinute, toMinute }] : [])]);
}

function isNotEmpty({ fromMinute, toMinute }: Stretch): boolean {
  return fromMinute < toMinute;
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.fromMinute - b.fromMinute)) {
    const last = result.at(-1);
    if (last === undefined || stretch.fromMinute > last.toMinute) result.push(stretch);
    else result[result.length - 1] = { ...last, toMinute: Math.max(last.toMinute, stretch.toMinute) };
  }
  return result;
}

/** Windows as a person would type them: one over midnight is one window, and equal times of several days are one. */
function windowRows(days: readonly (readonly Stretch[])[]): readonly WindowRow[] {
  const byTimes = new Map<string, { readonly from: string; readonly to: string; readonly days: string[] }>();
  for (const [day, stretches] of days.entries()) {
    for (const stretch of stretches) {
      const yesterday = days[(day + 6) % 7]?.at(-1);
      if (stretch.fromMinute === 0 && yesterday !== undefined && goesOn(yesterday, stretch)) continue;
      const tomorrow = days[(day + 1) % 7]?.[0];
      const to = tomorrow !== undefined && goesOn(stretch, tomorrow) ? tomorrow.toMinute : stretch.toMinute;
      const times = { from: timeText(stretch.fromMinute), to: timeText(to) };
      const key = `${times.from} ${times.to}`;
      const row = byTimes.get(key) ?? { ...times, days: [] };
      row.days.push(WEEKDAYS[day]?.value ?? '');
      byTimes.set(key, row);
    }
  }
  return [...byTimes.values()];
}

/** Whether an evening and the morning after it are one window: it must end before its own time of day comes again. */
function goesOn(evening: Stretch, morning: Stretch): boolean {
  return (
    evening.toMinute === DAY_MINUTES &&
    evening.fromMinute > 0 &&
    morning.fromMinute === 0 &&
    morning.toMinute <= evening.fromMinute
  );
}

/** `00:00` for the end of the day, as the fields have it. */
function timeText(minute: number): string {
  const rest = minute % DAY_MINUTES;
  return `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
}

function isComplete({ days, from, to }: WindowRow): boolean {
  return days.length > 0 && from !== '' && to !== '';
}
