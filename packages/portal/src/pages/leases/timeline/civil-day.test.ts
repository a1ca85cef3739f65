import { describe, expect, it } from 'vitest';
import { addDays, civilDayOf, isCivilDay, mondayOf, startOfDay } from './civil-day.ts';

const iso = (at: number): string => new Date(at).toISOString();

describe('isCivilDay', () => {
  it.each([
    ['2026-11-22', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['22.11.2026', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isCivilDay(text)).toBe(expected);
  });
});

it('tells the day of the zone, not of UTC', () => {
  const at = Date.parse('2026-11-22T23:30:00Z');

  expect([civilDayOf(at, 'Europe/Berlin'), civilDayOf(at, 'America/New_York')]).toEqual(['2026-11-23', '2026-11-22']);
});

it('counts days over the end of a month and finds the Monday', () => {
  expect([addDays('2026-02-28', 1), addDays('2026-01-01', -1)]).toEqual(['2026-03-01', '2025-12-31']);
  expect([mondayOf('2026-11-22'), mondayOf('2026-11-23')]).toEqual(['2026-11-16', '2026-11-23']);
});

describe('startOfDay', () => {
  it.each([
    ['an ordinary day', '2026-11-22', 'Europe/Berlin', '2026-11-21T23:00:00.000Z'],
    ['the day of the jump forward', '2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['the day after it', '2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['the day after the jump back', '2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['midnight that does not exist', '2026-03-08', 'America/Havana', '2026-03-08T05:00:00.000Z'],
    ['midnight that comes twice', '2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
    ['a zone of three quarters of an hour', '2026-11-22', 'Asia/Kathmandu', '2026-11-21T18:15:00.000Z'],
  ])('%s', (_, day, zone, expected) => {
    expect(iso(startOfDay(day, zone))).toBe(expected);
  });
});
