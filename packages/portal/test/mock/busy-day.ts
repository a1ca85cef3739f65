import type { LeaseView } from '@gatelease/contract';
import { HOUR, MINUTE } from './ages.ts';
import type { MockState } from './state.ts';

/** Leases around the present in every state they can be in, some at the same time. */
export function fillTheDay({ world }: MockState): void {
  const [pattern] = world.leases;
  const at = (offset: number): string => new Date(Date.now() + offset).toISOString();
  const lease = (index: number, from: number, to: number, more: Partial<LeaseView>): LeaseView => {
    const person = world.people[index % world.people.length]!;
    const resource = world.resources[index % world.resources.length]!;
    return {
      ...pattern!,
      leaseId: `busy-${String(index)}`,
      personId: person.personId,
      personName: person.name,
      resourceId: resource.resourceId,
      resourceName: resource.name,
      startsAt: at(from),
      openedAt: at(from),
      endsAt: at(to),
      latestEndsAt: at(to),
      ...more,
    };
  };
  const ended = (endReason: string, to: number) => ({ endReason, closedAt: at(to) });
  world.leases.push(
    lease(1, 30 * MINUTE, 3 * HOUR, { state: 'scheduled', openedAt: null }),
    lease(2, -2 * HOUR, HOUR, { state: 'closing', endReason: 'revoked' }),
    lease(3, -4 * HOUR, -HOUR, { state: 'closed', ...ended('expired', -HOUR) }),
    lease(4, -3 * HOUR, -2 * HOUR, {
      state: 'failed',
      openedAt: null,
      problem: 'AWS says that the group is gone.',
      ...ended('expired', -2 * HOUR),
    }),
    lease(5, -20 * HOUR, -17 * HOUR, { state: 'closed', ...ended('closed-by-holder', -17 * HOUR) }),
    lease(6, 5 * HOUR, 9 * HOUR, { state: 'scheduled', openedAt: null }),
  );
}
