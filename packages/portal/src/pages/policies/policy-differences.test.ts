import { expect, it } from 'vitest';
import { policyDifferences } from './policy-differences.ts';
import { newPolicyForm } from './policy-form.ts';

const names = { people: new Map<string, string>(), teams: new Map<string, string>() };
const mine = newPolicyForm('res-1', 'UTC');

it('names what differs, both sides in words', () => {
  const theirs = { ...mine, approvalsNeeded: '2', longestDuration: { amount: '2', unit: 'days' } };

  expect(policyDifferences(mine, theirs, names)).toEqual([
    { label: 'Longest duration', mine: '8 hours', theirs: '2 days' },
    { label: 'Approvals', mine: '0', theirs: '2' },
  ]);
});

it('sees no difference between ways to type the same', () => {
  const theirs = { ...mine, longestDuration: { amount: '480', unit: 'minutes' } };

  expect(policyDifferences(mine, theirs, names)).toEqual([]);
});
