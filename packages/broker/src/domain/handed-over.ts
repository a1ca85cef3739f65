import type { Lease } from './lease.ts';
import { wantsRules } from './lease-phase.ts';

/**
 * The leases whose successors at a new address are open: they are needed no longer.
 *
 * Somebody who moves twice in a row leaves a chain, of which the ones in the middle never opened; once the last is open,
 * all before it can go.
 */
export function relievedLeases(leases: readonly Lease[]): readonly Lease[] {
  const byId = new Map(leases.map((lease) => [lease.leaseId, lease]));
  const relieved = new Map<string, Lease>();
  for (const lease of leases.filter(({ state }) => state === 'active')) {
    let before = predecessorOf(lease, byId);
    while (before !== undefined && !relieved.has(before.leaseId)) {
      relieved.set(before.leaseId, before);
      before = predecessorOf(before, byId);
    }
  }
  return [...relieved.values()].filter(({ state }) => wantsRules(state));
}

/** The leases before one that still hold an address for it, the nearest first: who closes it, closes them. */
export function predecessorsOf(lease: Lease, leases: readonly Lease[]): readonly Lease[] {
  const byId = new Map(leases.map((entry) => [entry.leaseId, entry]));
  const found: Lease[] = [];
  let before = predecessorOf(lease, byId);
  while (before !== undefined && !found.includes(before)) {
    found.push(before);
    before = predecessorOf(before, byId);
  }
  return found;
}

function predecessorOf(lease: Lease, byId: ReadonlyMap<string, Lease>): Lease | undefined {
  return lease.movedFromLeaseId === null ? undefined : byId.get(lease.movedFromLeaseId);
}
