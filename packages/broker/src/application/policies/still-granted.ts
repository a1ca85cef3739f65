import { formatTraffic } from '@gatelease/security-groups';
import { decideKeptCidrs } from '../../domain/address-decision.ts';
import { isGrantedTo } from '../../domain/grant.ts';
import type { AccessPolicy } from '../../domain/access-policy.ts';
import type { Lease } from '../../domain/lease.ts';
import type { Person } from '../../domain/person.ts';
import { windowAt } from '../../domain/schedule-windows.ts';

/**
 * Whether a changed policy would still grant a lease that it granted before: the person, the resource, all of its
 * traffic, its addresses, and the present moment. How long it lasts does not count: its end is promised already.
 */
export function decideStillGranted(policy: AccessPolicy, person: Person | undefined, lease: Lease, now: Date): boolean {
  if (person === undefined || person.status !== 'active' || policy.status !== 'enabled') return false;
  const allowed = new Set(policy.traffics.map(formatTraffic));
  return (
    isGrantedTo(policy, person) &&
    policy.resourceId === lease.resourceId &&
    lease.traffics.every((traffic) => allowed.has(formatTraffic(traffic))) &&
    decideKeptCidrs(policy.addresses, lease.cidrs).kind === 'accepted' &&
    windowAt(policy.schedule, now).kind !== 'closed'
  );
}
