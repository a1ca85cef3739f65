import { expect, it } from 'vitest';
import { latestTry, nextTry } from './retry-schedule.ts';

const START = new Date('2026-11-21T12:00:00Z');

it('waits twice as long after each failure, an hour at most', () => {
  const minutes = [1, 2, 3, 6, 7, 8, 20].map((attempts) => {
    const next = nextTry(attempts, START, latestTry(START));
    return next === null ? null : (next.getTime() - START.getTime()) / 60_000;
  });

  expect(minutes).toEqual([1, 2, 4, 32, 60, 60, 60]);
});

it('gives a message up after a day, and only then', () => {
  let now = START;
  let attempts = 0;
  for (let next: Date | null = START; next !== null; next = nextTry(attempts, now, latestTry(START))) {
    now = next;
    attempts += 1;
  }

  expect(attempts).toBeGreaterThan(24);
  expect(latestTry(START).getTime() - now.getTime()).toBeLessThan(60 * 60_000);
});
