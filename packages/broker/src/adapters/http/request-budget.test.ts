import { parseIpAddress } from '@gatelease/security-groups';
import { expect, it } from 'vitest';
import { RequestBudget } from './request-budget.ts';

function address(text: string) {
  const read = parseIpAddress(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

it('counts each address for itself, and begins anew each minute', () => {
  let now = 1_000_000;
  const budget = new RequestBudget(2, () => now);
  const spend = (text: string) => budget.spend(address(text));

  expect([spend('203.0.113.7'), spend('203.0.113.7'), spend('203.0.113.8')]).toEqual([null, null, null]);
  now += 20_000;
  expect(spend('203.0.113.7')).toBe(40);
  now += 40_000;
  expect(spend('203.0.113.7')).toBeNull();
});

it('counts a /64 as one, because that is what a customer has', () => {
  const budget = new RequestBudget(1, () => 0);

  expect(budget.spend(address('2001:db8::1'))).toBeNull();
  expect(budget.spend(address('2001:db8::2'))).not.toBeNull();
  expect(budget.spend(address('2001:db8:0:1::1'))).toBeNull();
});

it('never holds more networks than it has room for', () => {
  const budget = new RequestBudget(1, () => 0);
  const first = address('10.0.0.0');
  budget.spend(first);

  for (let i = 1; i <= 100_000; i += 1) budget.spend({ ...first, text: String(i) });

  expect(budget.spend(first)).toBeNull();
});
