import type { LeaseView } from '@gatelease/contract';
import { leaseStatus } from '../../../lease/lease-status.ts';
import { instantText } from '../../../time/instant-text.ts';
import type { Place } from '../../../time/instant-text.ts';
import { timesOf } from './lay-timeline.ts';

/** Everything that a bar shows, in words. */
export function barText(lease: LeaseView, now: number, place: Place): string {
  const { start, end } = timesOf(lease, now);
  const [from, to] = [start, end].map((at) => instantText(new Date(at).toISOString(), now, place));
  const emergency = lease.breakGlass ? ', in an emergency' : '';
  const state = leaseStatus(lease.state).word;
  return `${lease.personName} to ${lease.resourceName}, ${state}, ${from ?? ''} to ${to ?? ''}${emergency}`;
}
