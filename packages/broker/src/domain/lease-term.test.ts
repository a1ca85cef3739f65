import { describe, expect, it } from 'vitest';
import type { DurationLimits } from './access-policy.ts';
import { decideTerm } from './lease-term.ts';
import type { WantedDuration } from './lease-term.ts';
import type { Schedule } from './schedule.ts';

const HOUR = 3600;
const NOW = new Date('2026-11-16T09:00:00Z');
const WINDOW_END = new Date('2026-11-16T17:00:00Z');

const ALWAYS: Schedule = { timeZone: 'UTC', windows: [] };
const UNTIL_17: Schedule = {
  timeZone: 'UTC',
  windows: [{ days: ['monday'], from: '08:00', to: '17:00', endsNextDay: false }],
};

describe('a lease that starts now', () => {
  it.each([
    { wanted: undefined, usual: 2 * HOUR, longest: 4 * HOUR, schedule: ALWAYS, ends: 2 * HOUR, latest: 4 * HOUR },
    { wanted: 3 * HOUR, usual: 2 * HOUR, longest: 4 * HOUR, schedule: ALWAYS, ends: 3 * HOUR, latest: 4 * HOUR },
    { wanted: 4 * HOUR, usual: 2 * HOUR, longest: 4 * HOUR, schedule: ALWAYS, ends: 4 * HOUR, latest: 4 * HOUR },
    { wanted: 60, usual: 2 * HOUR, longest: 4 * HOUR, schedule: ALWAYS, ends: 60, latest: 4 * HOUR },
    { wanted: undefined, usual: 9 * HOUR, longest: 9 * HOUR, schedule: UNTIL_17, ends: 8 * HOUR, latest: 8 * HOUR },
    { wanted: 9 * HOUR, usual: 2 * HOUR, longest: 9 * HOUR, schedule: UNTIL_17, ends: 8 * HOUR, latest: 8 * HOUR },
    { wanted: 1 * HOUR, usual: null, longest: null, schedule: UNTIL_17, ends: HOUR, latest: 8 * HOUR },
    { wanted: undefined, usual: null, longest: null, schedule: UNTIL_17, ends: 8 * HOUR, latest: 8 * HOUR },
    { wanted: undefined, usual: null, longest: HOUR, schedule: UNTIL_17, ends: HOUR, latest: HOUR },
    { wanted: undefined, usual: null, longest: HOUR, schedule: ALWAYS, ends: HOUR, latest: HOUR },
    { wanted: 'window-end', usual: HOUR, longest: null, schedule: UNTIL_17, ends: 8 * HOUR, latest: 8 * HOUR },
    { wanted: 'window-end', usual: HOUR, longest: 9 * HOUR, schedule: UNTIL_17, ends: 8 * HOUR, latest: 8 * HOUR },
  ] as const)('wanted $wanted, default $usual, longest $longest: ends after $ends s', (example) => {
    const decision = decide(
      example.wanted,
      { defaultSeconds: example.usual, longestSeconds: example.longest },
      example.schedule,
    );

    expect(decision).toEqual({
      kind: 'accepted',
      term: { startsAt: NOW, endsAt: after(example.ends), latestEndsAt: after(example.latest) },
    });
  });

  it('ends exactly with the window, whatever the milliseconds', () => {
    const now = new Date('2026-11-16T09:00:00.123Z');

    const decision = decideTerm({ defaultSeconds: null, longestSeconds: null }, UNTIL_17, 'window-end', now);

    expect(decision).toMatchObject({ term: { endsAt: WINDOW_END, latestEndsAt: WINDOW_END } });
  });

  it('may be shorter than a minute only because its window is', () => {
    const now = new Date('2026-11-16T16:59:30Z');

    expect(decideTerm({ defaultSeconds: HOUR, longestSeconds: HOUR }, UNTIL_17, undefined, now)).toMatchObject({
      term: { startsAt: now, endsAt: WINDOW_END },
    });
  });
});

describe('a term is refused', () => {
  it('outside the schedule, with the next window', () => {
    expect(decideTerm({ defaultSeconds: HOUR, longestSeconds: HOUR }, UNTIL_17, undefined, WINDOW_END)).toEqual({
      kind: 'refused',
      refusal: {
        reason: 'outside-schedule',
        nextWindow: { startsAt: new Date('2026-11-23T08:00Z'), endsAt: new Date('2026-11-23T17:00Z') },
      },
    });
  });

  it.each([
    {
      name: 'one second too long',
      wanted: 4 * HOUR + 1,
      reason: 'duration-too-long',
      given: 4 * HOUR + 1,
      longest: 4 * HOUR,
    },
    { name: 'endless', wanted: Infinity, reason: 'duration-too-long', given: Infinity, longest: 4 * HOUR },
    {
      name: 'to a window end that is too far',
      wanted: 'window-end',
      reason: 'duration-too-long',
      given: 8 * HOUR,
      longest: 4 * HOUR,
    },
    { name: 'one second too short', wanted: 59, reason: 'duration-too-short', given: 59, shortest: 60 },
    { name: 'nothing', wanted: 0, reason: 'duration-too-short', given: 0, shortest: 60 },
    { name: 'negative', wanted: -HOUR, reason: 'duration-too-short', given: -HOUR, shortest: 60 },
    { name: 'no number', wanted: Number.NaN, reason: 'duration-too-short', given: Number.NaN, shortest: 60 },
  ] as const)('for a duration that is $name', ({ name: _name, wanted, ...refusal }) => {
    const limits = { defaultSeconds: 2 * HOUR, longestSeconds: 4 * HOUR };

    expect(decide(wanted, limits, UNTIL_17)).toEqual({ kind: 'refused', refusal });
  });

  it.each([
    { name: 'wanted so', wanted: 'window-end', limits: { defaultSeconds: HOUR, longestSeconds: HOUR } },
    {
      name: 'by a policy that lost its schedule',
      wanted: undefined,
      limits: { defaultSeconds: null, longestSeconds: null },
    },
    { name: 'by a policy without a longest', wanted: HOUR, limits: { defaultSeconds: HOUR, longestSeconds: null } },
  ] as const)('to the end of a window that never ends, $name', ({ wanted, limits }) => {
    expect(decide(wanted, limits, ALWAYS)).toEqual({ kind: 'refused', refusal: { reason: 'no-window-end' } });
  });
});

function decide(wanted: WantedDuration, limits: DurationLimits, schedule: Schedule) {
  return decideTerm(limits, schedule, wanted, NOW);
}

function after(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}
