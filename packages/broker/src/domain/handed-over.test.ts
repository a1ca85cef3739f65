import { expect, it } from 'vitest';
import { exampleLease } from './examples.ts';
import { predecessorsOf, relievedLeases } from './handed-over.ts';
import type { Lease } from './lease.ts';

function lease(leaseId: string, state: Lease['state'], movedFromLeaseId: string | null = null): Lease {
  return exampleLease({ leaseId, state, movedFromLeaseId, endReason: state === 'closing' ? 'moved' : null });
}

function idsOf(leases: readonly Lease[]): readonly string[] {
  return leases.map(({ leaseId }) => leaseId);
}

it('keeps the old lease until its successor is open', () => {
  expect(relievedLeases([lease('a', 'active'), lease('b', 'opening', 'a')])).toEqual([]);
  expect(idsOf(relievedLeases([lease('a', 'active'), lease('b', 'active', 'a')]))).toEqual(['a']);
});

it('relieves the whole chain of somebody who moved on before the first move was done', () => {
  const chain = [lease('a', 'active'), lease('b', 'opening', 'a'), lease('c', 'active', 'b')];

  expect(idsOf(relievedLeases(chain))).toEqual(['b', 'a']);
  expect(idsOf(relievedLeases(chain.toReversed()))).toEqual(['b', 'a']);
});

it('relieves nothing that is closing already, or that another lease stands beside', () => {
  expect(relievedLeases([lease('a', 'closing'), lease('b', 'active', 'a')])).toEqual([]);
  expect(relievedLeases([lease('x', 'active'), lease('b', 'active', 'gone')])).toEqual([]);
});

it('finds what was open before a lease, the nearest first', () => {
  const chain = [lease('a', 'active'), lease('b', 'opening', 'a'), lease('c', 'opening', 'b')];

  expect(idsOf(predecessorsOf(lease('c', 'opening', 'b'), chain))).toEqual(['b', 'a']);
  expect(predecessorsOf(lease('a', 'active'), chain)).toEqual([]);
});
