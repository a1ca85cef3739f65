import { expect, it } from 'vitest';
import { endWarningAt } from './end-warning.ts';

const START = new Date('2026-11-16T09:00:00Z');
const after = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

it.each([
  { minutes: 8 * 60, before: 15, why: 'a long lease' },
  { minutes: 60, before: 15, why: 'an hour, of which it is a quarter' },
  { minutes: 20, before: 5, why: 'a shorter lease, of which it is a quarter' },
  { minutes: 4, before: 1, why: 'the shortest lease that is warned of' },
])('warns of the end of $why $before minutes before', ({ minutes, before }) => {
  expect(endWarningAt({ startsAt: START, endsAt: after(minutes) }, 15 * 60)).toEqual(after(minutes - before));
});

it('does not warn when that would leave less than a minute', () => {
  expect(endWarningAt({ startsAt: START, endsAt: after(3.9) }, 15 * 60)).toBeNull();
});
