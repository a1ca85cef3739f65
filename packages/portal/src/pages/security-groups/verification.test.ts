import type { EventView, ResourceDetailView } from '@gatelease/contract';
import { expect, it } from 'vitest';
import { findingsSince, isVerified, ruleCounts } from './verification.ts';

const ASKED = '2026-11-16T09:00:00.000Z';
const BEFORE = '2026-11-16T08:59:59.000Z';
const AFTER = '2026-11-16T09:00:01Z';

it.each([
  { was: 'read before', readAt: BEFORE, state: 'healthy', checkedAt: BEFORE, isAnswer: false },
  { was: 'read since', readAt: AFTER, state: 'healthy', checkedAt: AFTER, isAnswer: true },
  { was: 'never read', readAt: null, state: 'unknown', checkedAt: null, isAnswer: false },
  { was: 'failing since before', readAt: BEFORE, state: 'failing', checkedAt: BEFORE, isAnswer: false },
  { was: 'failing since then', readAt: BEFORE, state: 'failing', checkedAt: AFTER, isAnswer: true },
])('a group that was $was is an answer: $isAnswer', ({ readAt, state, checkedAt, isAnswer }) => {
  const group = { readAt, health: { state, checkedAt, problem: null } } as ResourceDetailView;

  expect(isVerified(group, ASKED)).toBe(isAnswer);
});

it('counts the inbound rules by whose they are', () => {
  const rule = (more: object) => ({ direction: 'ingress', owned: false, worldOpen: false, ...more });
  const rules = [rule({ owned: true }), rule({ worldOpen: true }), rule({ direction: 'egress' })];

  expect(ruleCounts(rules as unknown as ResourceDetailView['rules'])).toBe(
    '2 inbound rules: 1 made by Gatelease, 1 by others, 1 open to the world.',
  );
});

it('takes the rule events since then, in the order in which they happened', () => {
  const event = (sequence: number, kind: string, at: string) => ({ sequence, kind, at }) as EventView;
  const events = [
    event(4, 'rule.authorized', AFTER),
    event(3, 'rule.missing', AFTER),
    event(2, 'lease.opened', AFTER),
    event(1, 'rule.changed', BEFORE),
  ];

  expect(findingsSince(events, ASKED).map(({ kind }) => kind)).toEqual(['rule.missing', 'rule.authorized']);
});
