import { endsNextDay, WEEKDAYS } from './window-row.ts';
import type { WindowRow } from './window-row.ts';

const DAY_MINUTES = 24 * 60;

/** A stretch of one day of the week, in minutes since its midnight. Monday is day 0. */
export interface WeekSegment {
  readonly day: number;
  readonly fromMinute: number;
  readonly toMinute: number;
}

/**
 * The open stretches of a week, day by day, without overlaps. No window at all is open always. Rows that are not
 * complete yet are left out.
 */
export function weekSegments(rows: readonly WindowRow[]): readonly WeekSegment[] {
  if (rows.length === 0) return WEEKDAYS.map((_, day) => ({ day, fromMinute: 0, toMinute: DAY_MINUTES }));
  const pieces = rows.flatMap(segmentsOf);
  return WEEKDAYS.flatMap((_, day) => joined(pieces.filter((piece) => piece.day === day)));
}

function segmentsOf(row: WindowRow): readonly WeekSegment[] {
  const from = minuteOf(row.from);
  const to = row.to === '00:00' ? DAY_MINUTES : minuteOf(row.to);
  if (from === null || to === null) return [];
  const days = WEEKDAYS.flatMap(({ value }, day) => (row.days.includes(value) ? [day] : []));

  if (!endsNextDay(row)) return days.map((day) => ({ day, fromMinute: from, toMinute: to }));
  return days.flatMap((day) => [
    { day, fromMinute: from, toMinute: DAY_MINUTES },
    { day: (day + 1) % 7, fromMinute: 0, toMinute: to },
  ]);
}

function joined(segments: readonly WeekSegment[]): readonly WeekSegment[] {
  const result: WeekSegment[] = [];
  for (const segment of [...segments].sort((a, b) => a.fromMinute - b.fromMinute)) {
    const last = result.at(-1);
    if (last !== undefined && segment.fromMinute <= last.toMinute) {
      result[result.length - 1] = { ...last, toMinute: Math.max(last.toMinute, segment.toMinute) };
    } else result.push(segment);
  }
  return result;
}

function minuteOf(time: string): number | null {
  const found = /^(\d\d):(\d\d)$/.exec(time);
  return found === null ? null : Number(found[1]) * 60 + Number(found[2]);
}
