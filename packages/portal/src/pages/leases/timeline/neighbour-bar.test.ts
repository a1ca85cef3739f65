import { expect, it } from 'vitest';
import type { TimelineRow } from './lay-timeline.ts';
import { neighbourOf } from './neighbour-bar.ts';

/** Rows of bars that say where they begin: `a@0.1`. */
function rowsOf(...rows: readonly string[]): readonly TimelineRow[] {
  const bars = (text: string) =>
    text.split(' ').map((one) => {
      const [leaseId, from] = one.split('@');
      return { lease: { leaseId }, from: Number(from) };
    });
  return rows.map((text, index) => ({ key: String(index), name: '', lanes: 1, bars: bars(text) })) as never;
}

const ROWS = rowsOf('a@0.1 b@0.6', 'c@0.2 d@0.5 e@0.9');

it.each([
  ['a', 'ArrowRight', 'b'],
  ['b', 'ArrowLeft', 'a'],
  ['b', 'ArrowRight', null],
  ['a', 'ArrowUp', null],
  ['a', 'ArrowDown', 'c'],
  ['b', 'ArrowDown', 'd'],
  ['e', 'ArrowUp', 'b'],
  ['e', 'ArrowDown', null],
  ['d', 'Home', 'a'],
  ['a', 'End', 'e'],
  ['gone', 'ArrowDown', null],
] as const)('from %s %s leads to %s', (leaseId, key, expected) => {
  expect(neighbourOf(ROWS, leaseId, key)).toBe(expected);
});
