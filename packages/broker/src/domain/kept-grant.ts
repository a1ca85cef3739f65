import { formatTraffic } from '@gatelease/security-groups';
import type { AccessPolicy } from './access-policy.ts';
import { decideKeptCidrs } from './address-decision.ts';
import { isGrantedTo } from './grant.ts';
import type { Lease } from './lease.ts';
import type { Person } from './person.ts';
import { windowAt } from './schedule-windows.ts';

export const LOST_GRANTS = [
  'person-gone',
  'policy-disabled',
  'not-granted',
  'resource-changed',
  'traffic-dropped',
  'address-not-allowed',
  'outside-schedule',
] as const;

/** Why a changed policy would not grant a lease any more. */
export type LostGrant = (typeof LOST_GRANTS)[number];

/**
 * Whether a changed policy would still grant a lease that it granted before: the person, the resource, all of its
 * traffic, its addresses, and the present moment. How long it lasts does not count: its end is promised already.
 *
 * @returns `null` when it would, else the first reason why not.
 */
export function decideKeptGrant(
  policy: AccessPolicy,
  person: Person | undefined,
  lease: Lease,
  now: Date,
): LostGrant | null {
  if (person?.status !== 'active') return 'person-gone';
  if (policy.status !== 'enabled') return 'policy-disabled';
  if (!isGrantedTo(policy, person)) return 'not-granted';
  if (policy.resourceId !== lease.resourceId) return 'resource-changed';

  const allowed = new Set(policy.traffics.map(formatTraffic));
  if (!lease.traffics.every((traffic) => allowed.has(formatTraffic(traffic)))) return 'traffic-dropped';
  if (decideKeptCidrs(policy.addresses, lease.cidrs).kind === 'refused') return 'address-not-allowed';
  return windowAt(policy.schedule, now).kind === 'closed' ? 'outside-schedule' : null;
}
