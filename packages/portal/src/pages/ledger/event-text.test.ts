import { expect, it } from 'vitest';
import { eventFacts, eventTitle } from './event-text.ts';

it('names kinds in words, also those it has not heard of', () => {
  expect([eventTitle('lease.opened'), eventTitle('credential.key-rotated')]).toEqual([
    'Access opened',
    'Credential key rotated',
  ]);
});

it('tells the facts of an event and leaves out the empty ones', () => {
  expect(eventFacts({ endReason: 'expired', cidrs: ['203.0.113.7/32'], comment: null, approvalsNeeded: 1 })).toEqual([
    'end reason: expired',
    'cidrs: 203.0.113.7/32',
    'approvals needed: 1',
  ]);
});
