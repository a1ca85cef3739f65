import { expect, it } from 'vitest';
import { MONDAY_AT_TEN } from './examples.ts';
import { nextMoment } from './week-moment.ts';
import type { WeekMoment } from './week-moment.ts';

const BERLIN = 'Europe/Berlin';

it.each<{ readonly moment: WeekMoment; readonly at: string }>([
  { moment: { day: 'monday', time: '10:00' }, at: '2026-11-16T09:00:00.000Z' },
  { moment: { day: 'monday', time: '10:01' }, at: '2026-11-16T09:01:00.000Z' },
  { moment: { day: 'monday', time: '09:59' }, at: '2026-11-23T08:59:00.000Z' },
  { moment: { day: 'sunday', time: '03:00' }, at: '2026-11-22T02:00:00.000Z' },
])('on a Monday at ten in Berlin, the next $moment is $at', ({ moment, at }) => {
  expect(nextMoment(moment, BERLIN, MONDAY_AT_TEN).toISOString()).toBe(at);
});

it('takes the jump of the clock for a time that it jumps over', () => {
  const beforeSummerTime = new Date('2026-03-28T12:00:00Z');

  expect(nextMoment({ day: 'sunday', time: '02:30' }, BERLIN, beforeSummerTime).toISOString()).toBe(
    '2026-03-29T01:00:00.000Z',
  );
});
