import type { LeaseView, PersonView, PolicyView } from '@gatelease/contract';
import { DAY, HOUR, MINUTE } from './ages.ts';
import type { At } from './ages.ts';

/** Leases in several states, and what makes one. */
export function ordinaryLeases(at: At, people: readonly PersonView[], policies: readonly PolicyView[]) {
  const lease = (leaseId: string, personId: string, policyId: string, more: Partial<LeaseView> = {}): LeaseView => {
    const holder = people.find((one) => one.personId === personId)!;
    const of = policies.find((one) => one.policyId === policyId)!;
    return {
      leaseId,
      requestId: `req-of-${leaseId}`,
      policyId,
      policyName: of.name,
      resourceId: of.resourceId,
      resourceName: of.resourceName,
      groupId: 'sg-0a1b2c3d4e5f60718',
      personId,
      personName: holder.name,
      personEmail: holder.email,
      traffics: of.traffics,
      cidrs: ['203.0.113.7/32'],
      rules: [{ rule: 'tcp 22 from 203.0.113.7/32', state: 'present', ruleId: 'sgr-01' }],
      state: 'active',
      startsAt: at(-38 * MINUTE),
      endsAt: at(82 * MINUTE + 31_000),
      latestEndsAt: at(7 * HOUR),
      openedAt: at(-38 * MINUTE),
      closedAt: null,
      endReason: null,
      movedFromLeaseId: null,
      breakGlass: false,
      problem: null,
      createdAt: at(-38 * MINUTE),
      version: 3,
      ...more,
    };
  };
  const ended = { state: 'closed' as const, latestEndsAt: at(-DAY), endReason: 'expired' };
  const leases = [
    lease('l-1', 'p-mara', 'pol-ssh'),
    lease('l-2', 'p-ana', 'pol-ssh', {
      cidrs: ['198.51.100.23/32'],
      endsAt: at(4 * MINUTE),
      openedAt: at(-56 * MINUTE),
    }),
    lease('l-3', 'p-tomas', 'pol-build', {
      state: 'opening',
      openedAt: null,
      cidrs: ['2001:db8:40::a1/128'],
      problem: 'AWS answers slowly (throttling). It is tried again by itself.',
    }),
    lease('l-4', 'p-mara', 'pol-db', { ...ended, openedAt: at(-27 * HOUR), closedAt: at(-26 * HOUR) }),
    lease('l-5', 'p-mara', 'pol-build', {
      ...ended,
      openedAt: at(-3 * DAY),
      closedAt: at(-3 * DAY + 4 * HOUR),
      endReason: 'closed-by-holder',
    }),
    lease('l-6', 'p-sam', 'pol-db', { breakGlass: true, cidrs: ['192.0.2.18/32'] }),
  ];
  return { leases, lease };
}
