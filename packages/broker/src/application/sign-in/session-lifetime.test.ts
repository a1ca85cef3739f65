import { expect, it } from 'vitest';
import { isRenewalDue, sessionExpiry } from './session-lifetime.ts';

const HOUR = 3600_000;
const createdAt = new Date('2027-01-04T08:00:00Z');
const after = (hours: number) => new Date(createdAt.getTime() + hours * HOUR);

it('ends twelve hours after its last use, and seven days after its beginning in any case', () => {
  expect(sessionExpiry(createdAt, createdAt)).toEqual(after(12));
  expect(sessionExpiry(createdAt, after(100))).toEqual(after(112));
  expect(sessionExpiry(createdAt, after(160))).toEqual(after(168));
  expect(sessionExpiry(createdAt, after(167.9))).toEqual(after(168));
});

it('is worth a write once a minute', () => {
  expect(isRenewalDue({ lastSeenAt: createdAt }, new Date(createdAt.getTime() + 59_999))).toBe(false);
  expect(isRenewalDue({ lastSeenAt: createdAt }, new Date(createdAt.getTime() + 60_000))).toBe(true);
});
