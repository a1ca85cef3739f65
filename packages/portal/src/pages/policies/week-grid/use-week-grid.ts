import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { WindowRow } from '../window-row.ts';
import { areaBetween, areaText, cellBeside, toggleArea } from './week-cells.ts';
import type { CellAt, CellMinutes } from './week-cells.ts';
import type { WeekArea } from './week-paint.ts';

interface WeekGridState {
  /** The one cell that Tab leads to. */
  readonly focused: CellAt;
  /** What is marked, by dragging or with Shift; `null` when no more than the one cell is. */
  readonly marked: WeekArea | null;
  /** What just happened, for screen readers. */
  readonly announcement: string;
  readonly handlers: {
    onKeyDown(event: KeyboardEvent<HTMLElement>): void;
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onPointerMove(event: PointerEvent<HTMLElement>): void;
    onPointerUp(event: PointerEvent<HTMLElement>): void;
    onPointerCancel(): void;
  };
}

/**
 * How the grid is painted. Drawing over cells, with a mouse or a finger, opens them, or closes them where all of them
 * are open. With the keyboard, arrows lead from cell to cell, Shift marks what lies between, and the space bar paints.
 */
export function useWeekGrid(
  rows: readonly WindowRow[],
  cellMinutes: CellMinutes,
  onPaint: (rows: readonly WindowRow[]) => void,
): WeekGridState {
  const [focused, setFocused] = useState<CellAt>({ day: 0, index: (8 * 60) / cellMinutes });
  const [anchor, setAnchor] = useState<CellAt | null>(null);
  const [isDrawing, setIsDrawing] = useState(false);
  const [announcement, setAnnouncement] = useState('');
  const drawnTo = useRef<CellAt>(focused);

  const paint = (area: WeekArea): void => {
    const painted = toggleArea(rows, area);
    onPaint(painted.rows);
    setAnnouncement(`${painted.isOpen ? 'Opened' : 'Closed'} ${areaText(area)}`);
    setAnchor(null);
  };
  const moveTo = (cell: CellAt): void => {
    setFocused(cell);
    drawnTo.current = cell;
  };

  return {
    focused,
    marked: anchor === null ? null : areaBetween(anchor, focused, cellMinutes),
    announcement,
    handlers: {
      onKeyDown: (event) => {
        const next = cellBeside(focused, event.key, cellMinutes);
        if (next !== null) {
          event.preventDefault();
          const from = event.shiftKey ? (anchor ?? focused) : null;
          setAnchor(from);
          moveTo(next);
          focusCell(event.currentTarget, next);
          if (from !== null) setAnnouncement(`Marked ${areaText(areaBetween(from, next, cellMinutes))}`);
        } else if (event.key === ' ' || event.key === 'Enter') {
          event.preventDefault();
          paint(areaBetween(anchor ?? focused, focused, cellMinutes));
        } else if (event.key === 'Escape' && anchor !== null) {
          event.stopPropagation();
          setAnchor(null);
          setAnnouncement('Nothing marked');
        }
      },
      onPointerDown: (event) => {
        const cell = cellUnder(event);
        if (cell === null || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setIsDrawing(true);
        setAnchor(cell);
        moveTo(cell);
      },
      onPointerMove: (event) => {
        const cell = isDrawing ? cellUnder(event) : null;
        if (cell === null || (cell.day === drawnTo.current.day && cell.index === drawnTo.current.index)) return;
        moveTo(cell);
      },
      onPointerUp: (event) => {
        if (!isDrawing || anchor === null) return;
        setIsDrawing(false);
        focusCell(event.currentTarget, drawnTo.current);
        paint(areaBetween(anchor, drawnTo.current, cellMinutes));
      },
      onPointerCancel: () => {
        setIsDrawing(false);
        setAnchor(null);
      },
    },
  };
}

/** By position, because a captured pointer always reports the grid itself. */
function cellUnder({ clientX, clientY }: PointerEvent<HTMLElement>): CellAt | null {
  const cell = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-cell]');
  const [day, index] = (cell?.dataset['cell'] ?? '').split(' ').map(Number);
  return day === undefined || index === undefined || Number.isNaN(index) ? null : { day, index };
}

function focusCell(grid: HTMLElement, { day, index }: CellAt): void {
  grid.querySelector<HTMLElement>(`[data-cell="${String(day)} ${String(index)}"]`)?.focus();
}
