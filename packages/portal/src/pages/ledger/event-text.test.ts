import { expect, it } from 'vitest';
import { eventFacts, eventTitle } from './event-text.ts';

it('names kinds in words, also those it has not heard of', () => {
  expect([eventTitle('lease.opened'), eventTitle('credential.key-rotated')]).toEqual([
    'Access opened',
    'Credential key rotated',
  ]);
});

it('tells the facts of an event in the time of the reader, and leaves out the empty ones', () => {
  const detail = {
    endReason: 'expired',
    cidrs: ['203.0.113.7/32'],
    comment: null,
    approvalsNeeded: 1,
    endsAt: '2026-11-21T22:06:41.676Z',
  };

  expect(eventFacts(detail, () => 'today 23:06')).toEqual([
    'end reason: expired',
    'cidrs: 203.0.113.7/32',
    'approvals needed: 1',
    'ends at: today 23:06',
  ]);
});
