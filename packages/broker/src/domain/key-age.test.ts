import { expect, it } from 'vitest';
import { areKeysOld, isWarningDue } from './key-age.ts';

const DAY_MS = 86_400_000;
const now = new Date('2026-11-16T09:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);

it('calls keys old after ninety days', () => {
  expect([89.9, 90, 400].map((days) => areKeysOld(ago(days), now))).toEqual([false, true, true]);
});

it.each([
  [89, null, false],
  [90, null, true],
  [91, 1, false],
  [97, 6.9, false],
  [97, 7, true],
])('keys of %d days, told about %s days ago: due is %s', (age, warnedDays, isDue) => {
  const warnedAt = warnedDays === null ? null : ago(warnedDays);

  expect(isWarningDue({ replacedAt: ago(age), warnedAt }, now)).toBe(isDue);
});
