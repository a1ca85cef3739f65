import { expect, it } from 'vitest';
import { isPasswordExpired } from './password-expiry.ts';

const NOW = new Date('2027-03-01T12:00:00Z');

it.each([
  { days: null, changedAt: '2020-01-01T00:00:00Z', isExpired: false },
  { days: 30, changedAt: null, isExpired: false },
  { days: 30, changedAt: '2027-01-30T12:00:01Z', isExpired: false },
  { days: 30, changedAt: '2027-01-30T12:00:00Z', isExpired: true },
  { days: 1, changedAt: '2027-03-01T12:00:01Z', isExpired: false },
])('after $days days, of $changedAt: $isExpired', ({ days, changedAt, isExpired }) => {
  const chosen = changedAt === null ? null : new Date(changedAt);
  expect(isPasswordExpired({ passwordExpiryDays: days }, chosen, NOW)).toBe(isExpired);
});
