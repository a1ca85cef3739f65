import { describe, expect, it } from 'vitest';
import { extraHours, spanOf, steppedDay } from './time-span.ts';

const ZONE = 'Europe/Berlin';
const hours = ({ from, to }: { readonly from: number; readonly to: number }): number => (to - from) / 3_600_000;
const wallHours = (day: string, zone = ZONE): readonly number[] =>
  spanOf(day, 'day', zone).ticks.map(({ hour }) => hour);

describe('a day', () => {
  it.each([
    ['2026-11-22', 24],
    ['2026-03-29', 23],
    ['2026-10-25', 25],
  ])('%s has %i hours', (day, expected) => {
    const span = spanOf(day, 'day', ZONE);

    expect([hours(span), extraHours(span), span.ticks.length]).toEqual([expected, expected - 24, expected]);
  });

  it('leaves out the hour that the clocks skip', () => {
    expect(wallHours('2026-03-29').slice(0, 5)).toEqual([0, 1, 3, 4, 5]);
  });

  it('shows the hour that comes twice twice', () => {
    expect(wallHours('2026-10-25').slice(0, 5)).toEqual([0, 1, 2, 2, 3]);
  });

  it('keeps to full hours where the clocks move by half an hour', () => {
    const span = spanOf('2026-10-04', 'day', 'Australia/Lord_Howe');

    expect([hours(span), wallHours('2026-10-04', 'Australia/Lord_Howe').slice(0, 5)]).toEqual([23.5, [0, 1, 3, 4, 5]]);
  });
});

describe('a week', () => {
  it('goes from Monday to Monday and names each day', () => {
    const span = spanOf('2026-11-22', 'week', ZONE);

    expect([span.firstDay, hours(span)]).toEqual(['2026-11-16', 168]);
    expect(span.ticks.filter(({ day }) => day !== null).map(({ day }) => day)).toEqual([
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
    ]);
  });

  it.each([
    ['2026-03-29', 167],
    ['2026-10-25', 169],
  ])('that %s ends has %i hours, and its noons are noons', (day, expected) => {
    const span = spanOf(day, 'week', ZONE);

    expect(hours(span)).toBe(expected);
    expect(span.ticks.filter((tick) => tick.day === null).map(({ hour }) => hour)).toEqual(Array(7).fill(12));
  });
});

it('steps by what it shows, over changes of the clock, too', () => {
  expect([steppedDay('2026-03-28', 'day', 1), steppedDay('2026-03-30', 'week', -1)]).toEqual([
    '2026-03-29',
    '2026-03-23',
  ]);
});
