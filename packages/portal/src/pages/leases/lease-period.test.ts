import { describe, expect, it } from 'vitest';
import { periodPresets, periodProblem, periodQuery } from './lease-period.ts';

const NOW = Date.parse('2026-11-22T00:30:00Z');
const ANY = { from: '', to: '' };
const presetsOf = (period: typeof ANY, zone = 'Europe/Berlin') =>
  Object.fromEntries(periodPresets(period, NOW, zone).map(({ name, from, to }) => [name, [from, to]]));

describe('what is asked for often', () => {
  it('is of the reader’s day', () => {
    expect(presetsOf(ANY)).toEqual({
      'Any time': ['', ''],
      Today: ['2026-11-22T00:00', '2026-11-23T00:00'],
      'Last night': ['2026-11-21T20:00', '2026-11-22T06:00'],
      'Last 7 days': ['2026-11-16T00:00', '2026-11-23T00:00'],
    });
    expect(presetsOf(ANY, 'America/New_York')['Today']).toEqual(['2026-11-21T00:00', '2026-11-22T00:00']);
  });

  it('has the night of the day that is looked at', () => {
    expect(presetsOf({ from: '2026-11-17T12:00', to: '' })['The night of 2026-11-17']).toEqual([
      '2026-11-17T20:00',
      '2026-11-18T06:00',
    ]);
  });

  it('stays what it is once it is chosen', () => {
    const [from = '', to = ''] = presetsOf(ANY)['Last night'] ?? [];

    expect(presetsOf({ from, to })['Last night']).toEqual([from, to]);
  });
});

describe('what the server is asked', () => {
  it('is instants of the reader’s clock', () => {
    expect(periodQuery({ from: '2026-11-17T20:00', to: '2026-11-18T06:00' })).toEqual({
      from: new Date(2026, 10, 17, 20).toISOString(),
      to: new Date(2026, 10, 18, 6).toISOString(),
    });
  });

  it.each(['', 'yesterday', '2026-11-17', '2026-11-17T20:00Z', '2026-99-17T20:00'])('passes over %j', (from) => {
    expect(periodQuery({ from, to: '' })).toEqual({});
  });
});

it('an end before the beginning is a problem, and an open side is none', () => {
  expect(periodProblem({ from: '2026-11-17T20:00', to: '2026-11-17T20:00' })).toMatch(/ends before it begins/);
  expect(periodProblem({ from: '2026-11-17T20:00', to: '' })).toBeNull();
});
