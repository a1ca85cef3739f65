import type { Bar, TimelineRow } from './lay-timeline.ts';

/** The keys that move between bars. */
export const MOVING_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
export type MovingKey = (typeof MOVING_KEYS)[number];

export function isMovingKey(key: string): key is MovingKey {
  return MOVING_KEYS.some((known) => known === key);
}

/**
 * The lease whose bar a key leads to; `null` where there is none.
 *
 * Left and right go through a row in the order of time, up and down to the bar of the next row that begins nearest;
 * Home and End to the first and the last of all.
 */
export function neighbourOf(rows: readonly TimelineRow[], leaseId: string, key: MovingKey): string | null {
  const rowIndex = rows.findIndex(({ bars }) => bars.some(({ lease }) => lease.leaseId === leaseId));
  const bars = rows[rowIndex]?.bars ?? [];
  const index = bars.findIndex(({ lease }) => lease.leaseId === leaseId);
  const bar = bars[index];
  if (bar === undefined) return null;
  return targetOf(rows, { rowIndex, index, bar }, key)?.lease.leaseId ?? null;
}

interface Place {
  readonly rowIndex: number;
  readonly index: number;
  readonly bar: Bar;
}

function targetOf(rows: readonly TimelineRow[], { rowIndex, index, bar }: Place, key: MovingKey): Bar | undefined {
  switch (key) {
    case 'ArrowLeft':
      return rows[rowIndex]?.bars[index - 1];
    case 'ArrowRight':
      return rows[rowIndex]?.bars[index + 1];
    case 'ArrowUp':
      return nearest(rows[rowIndex - 1], bar.from);
    case 'ArrowDown':
      return nearest(rows[rowIndex + 1], bar.from);
    case 'Home':
      return rows[0]?.bars[0];
    case 'End':
      return rows.at(-1)?.bars.at(-1);
  }
}

function nearest(row: TimelineRow | undefined, from: number): Bar | undefined {
  return row?.bars.toSorted((one, other) => Math.abs(one.from - from) - Math.abs(other.from - from))[0];
}
