import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { memo, useId, useState } from 'react';
import { WEEKDAYS } from '../window-row.ts';
import type { WindowRow } from '../window-row.ts';
import { useWeekGrid } from './use-week-grid.ts';
import { areaBetween, areaText, cellsADay } from './week-cells.ts';
import type { CellMinutes } from './week-cells.ts';
import classes from './week-grid.module.css';
import { segmentsOfWeek } from './week-paint.ts';

interface WeekGridProps {
  readonly windows: readonly WindowRow[];
  onPaint(windows: readonly WindowRow[]): void;
}

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21];

/** The week as a grid to paint on. Times that were typed to the minute show as cells that are filled in part. */
export function WeekGrid({ windows, onPaint }: WeekGridProps) {
  const [cellMinutes, setCellMinutes] = useState<CellMinutes>(30);
  const grid = useWeekGrid(windows, cellMinutes, onPaint);
  const hintId = useId();
  const segments = segmentsOfWeek(windows);

  return (
    <div className={classes['frame']}>
      <div className={classes['tools']}>
        <p id={hintId} className={classes['hint']}>
          Draw over the times that should be open; draw again to close them. With the keyboard: arrow keys, Shift to
          mark, space bar to paint.
        </p>
        <SegmentedControl
          aria-label="Length of a cell"
          size="xs"
          value={String(cellMinutes)}
          data={[
            { value: '30', label: '30 min' },
            { value: '15', label: '15 min' },
          ]}
          onChange={(value) => {
            setCellMinutes(value === '15' ? 15 : 30);
          }}
        />
      </div>
      <div className={classes['hours']} aria-hidden>
        {HOURS.map((hour) => (
          <span key={hour} data-late={hour >= 12}>
            {hour}
          </span>
        ))}
      </div>
      <div
        key={cellMinutes}
        role="grid"
        aria-label="Weekly windows"
        aria-describedby={hintId}
        aria-multiselectable="true"
        className={classes['grid']}
        data-cells={cellMinutes}
        {...grid.handlers}
      >
        {WEEKDAYS.map(({ value }, day) => {
          const { marked, focused } = grid;
          const isMarked = marked !== null && day >= marked.fromDay && day < marked.toDay;
          return (
            <DayRow
              key={value}
              day={day}
              cellMinutes={cellMinutes}
              open={segments
                .filter((segment) => segment.day === day)
                .map(({ fromMinute, toMinute }) => `${String(fromMinute)}-${String(toMinute)}`)
                .join(' ')}
              markedFrom={isMarked ? marked.fromMinute : -1}
              markedTo={isMarked ? marked.toMinute : -1}
              focusedIndex={focused.day === day ? focused.index : -1}
            />
          );
        })}
      </div>
      <VisuallyHidden role="status">{grid.announcement}</VisuallyHidden>
      <p className={classes['marked']} aria-hidden>
        {grid.marked === null ? ' ' : areaText(grid.marked)}
      </p>
    </div>
  );
}

/** Texts and numbers only, so that a day is drawn again when something on it changes, and not with every other. */
interface DayRowProps {
  readonly day: number;
  readonly cellMinutes: CellMinutes;
  /** `480-1080 1200-1440` */
  readonly open: string;
  readonly markedFrom: number;
  readonly markedTo: number;
  /** The cell that Tab leads to; -1 when it is on another day. */
  readonly focusedIndex: number;
}

const DayRow = memo(function DayRow({ day, cellMinutes, open, markedFrom, markedTo, focusedIndex }: DayRowProps) {
  const stretches = open === '' ? [] : open.split(' ').map((text) => text.split('-').map(Number));
  return (
    <div role="row" className={classes['row']}>
      <span role="rowheader" className={classes['day']} aria-label={WEEKDAYS[day]?.label}>
        {WEEKDAYS[day]?.short}
      </span>
      <div role="presentation" className={classes['cells']}>
        {Array.from({ length: cellsADay(cellMinutes) }, (_, index) => {
          const from = index * cellMinutes;
          const filled = filledPart(stretches, from, from + cellMinutes);
          const words = filled === null ? 'closed' : filled.isWhole ? 'open' : 'open in part';
          return (
            <div
              key={index}
              role="gridcell"
              tabIndex={index === focusedIndex ? 0 : -1}
              data-cell={`${String(day)} ${String(index)}`}
              data-open={filled?.isWhole === true}
              data-marked={from >= markedFrom && from < markedTo}
              data-hour={from % 60 === 0}
              aria-selected={filled !== null}
              aria-label={`${areaText(areaBetween({ day, index }, { day, index }, cellMinutes))}, ${words}`}
              className={classes['cell']}
              style={filled === null || filled.isWhole ? undefined : { background: filled.background }}
            />
          );
        })}
      </div>
    </div>
  );
});

/** Which part of a cell is open; `null` for none of it. */
function filledPart(stretches: readonly (readonly number[])[], from: number, to: number) {
  const parts = stretches
    .map(([start = 0, end = 0]) => ({ start: Math.max(start, from), end: Math.min(end, to) }))
    .filter(({ start, end }) => start < end);
  const [first] = parts;
  if (first === undefined) return null;
  const percent = (minute: number): string => `${String(Math.round(((minute - from) / (to - from)) * 100))}%`;
  const color = 'var(--gl-accent)';
  const stops = parts.flatMap(({ start, end }) => [
    `transparent ${percent(start)}`,
    `${color} ${percent(start)}`,
    `${color} ${percent(end)}`,
    `transparent ${percent(end)}`,
  ]);
  return {
    isWhole: first.start === from && first.end === to,
    background: `linear-gradient(to right, ${stops.join(', ')})`,
  };
}
