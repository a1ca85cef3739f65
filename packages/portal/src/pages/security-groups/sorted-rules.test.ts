import { expect, it } from 'vitest';
import { sortedRules } from './sorted-rules.ts';

const rule = (ruleId: string, more: object = {}) => ({
  ruleId,
  direction: 'ingress' as const,
  traffic: 'tcp 22',
  peer: '203.0.113.7/32',
  description: null,
  owned: false,
  worldOpen: false,
  leases: [],
  ...more,
});
const lease = (endsAt: string) => ({ leases: [{ leaseId: 'l', personName: 'Ana', endsAt }], owned: true });

it('puts what ends soonest first, then what is open to the world, then the rest', () => {
  const rules = [
    rule('rest'),
    rule('world', { worldOpen: true, peer: '0.0.0.0/0' }),
    rule('later', lease('2026-11-21T14:00:00Z')),
    rule('sooner', lease('2026-11-21T13:00:00Z')),
  ];

  expect(sortedRules(rules).map(({ ruleId }) => ruleId)).toEqual(['sooner', 'later', 'world', 'rest']);
});
