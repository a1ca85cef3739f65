import { WEEKDAYS } from '../window-row.ts';
import type { WindowRow } from '../window-row.ts';
import { DAY_MINUTES, openShare, paintWeek } from './week-paint.ts';
import type { WeekArea } from './week-paint.ts';

/** How long a cell of the grid is, in minutes. */
export type CellMinutes = 15 | 30;

/** One cell: a day, and the number of the cell on it. */
export interface CellAt {
  readonly day: number;
  readonly index: number;
}

export function cellsADay(cellMinutes: CellMinutes): number {
  return DAY_MINUTES / cellMinutes;
}

/** The rectangle between two cells, both included, whichever way it was drawn. */
export function areaBetween(one: CellAt, other: CellAt, cellMinutes: CellMinutes): WeekArea {
  return {
    fromDay: Math.min(one.day, other.day),
    toDay: Math.max(one.day, other.day) + 1,
    fromMinute: Math.min(one.index, other.index) * cellMinutes,
    toMinute: (Math.max(one.index, other.index) + 1) * cellMinutes,
  };
}

/** Opens an area, or closes it when all of it is open already. Says which. */
export function toggleArea(
  rows: readonly WindowRow[],
  area: WeekArea,
): { readonly rows: readonly WindowRow[]; readonly isOpen: boolean } {
  const isOpen = openShare(rows, area) < 1;
  return { rows: paintWeek(rows, area, isOpen), isOpen };
}

/** Where an arrow key leads; `null` for any other key. */
export function cellBeside({ day, index }: CellAt, key: string, cellMinutes: CellMinutes): CellAt | null {
  const last = cellsADay(cellMinutes) - 1;
  switch (key) {
    case 'ArrowLeft':
      return { day, index: Math.max(0, index - 1) };
    case 'ArrowRight':
      return { day, index: Math.min(last, index + 1) };
    case 'ArrowUp':
      return { day: Math.max(0, day - 1), index };
    case 'ArrowDown':
      return { day: Math.min(6, day + 1), index };
    case 'Home':
      return { day, index: 0 };
    case 'End':
      return { day, index: last };
    case 'PageUp':
      return { day: 0, index };
    case 'PageDown':
      return { day: 6, index };
    default:
      return null;
  }
}

/** An area in words: `Monday 08:00 to 08:30`, `Monday to Friday, 08:00 to 18:00`. */
export function areaText({ fromDay, toDay, fromMinute, toMinute }: WeekArea): string {
  const times = `${clockText(fromMinute)} to ${clockText(toMinute)}`;
  const first = WEEKDAYS[fromDay]?.label ?? '';
  return toDay - fromDay === 1 ? `${first} ${times}` : `${first} to ${WEEKDAYS[toDay - 1]?.label ?? ''}, ${times}`;
}

export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
