import type { ResourceDetailView } from '@gatelease/contract';

type GroupRule = ResourceDetailView['rules'][number];

/** Ours first, soonest end first; then what is open to the world; then the rest, by traffic and peer. */
export function sortedRules(rules: readonly GroupRule[]): readonly GroupRule[] {
  return [...rules].sort(
    (a, b) =>
      rank(a) - rank(b) || compare(endOf(a), endOf(b)) || compare(a.traffic, b.traffic) || compare(a.peer, b.peer),
  );
}

function rank({ owned, worldOpen }: GroupRule): number {
  if (owned) return 0;
  return worldOpen ? 1 : 2;
}

function endOf({ leases }: GroupRule): string {
  return leases.map(({ endsAt }) => endsAt).sort()[0] ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
