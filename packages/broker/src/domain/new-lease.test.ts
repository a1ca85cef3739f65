import { expect, it } from 'vitest';
import { exampleLease, examplePolicy, exampleRequest, MONDAY_AT_TEN } from './examples.ts';
import { newLease } from './new-lease.ts';
import { newRequest } from './new-request.ts';

const grant = {
  kind: 'open',
  traffics: examplePolicy().traffics,
  cidrs: ['203.0.113.7/32'],
  startsAt: MONDAY_AT_TEN,
  endsAt: new Date('2026-11-16T11:00Z'),
  latestEndsAt: new Date('2026-11-16T17:00Z'),
} as const;
const ids = { leaseId: 'lease-1', requestId: 'request-1', personId: 'ada' };

it('a granted opening becomes a lease that wants its rules at once', () => {
  expect(newLease({ ...ids, policy: examplePolicy(), grant, now: MONDAY_AT_TEN })).toEqual(exampleLease());
});

it('a grant that starts later becomes a scheduled lease', () => {
  const now = new Date(MONDAY_AT_TEN.getTime() - 1);

  expect(newLease({ ...ids, policy: examplePolicy(), grant, now }).state).toBe('scheduled');
});

it('a wish that needs approval becomes a pending request that lapses in a day', () => {
  const policy = examplePolicy({ approvalsNeeded: 1 });

  const request = newRequest({
    requestId: 'request-1',
    personId: 'ada',
    policy,
    cidrs: ['203.0.113.7/32'],
    durationSeconds: 7200,
    reason: null,
    now: MONDAY_AT_TEN,
  });

  expect(request).toEqual(exampleRequest());
});
