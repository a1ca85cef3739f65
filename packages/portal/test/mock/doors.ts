import type { AccessRequestView, DoorView, LeaseView, PolicyView } from '@gatelease/contract';
import { HOUR, MINUTE } from './ages.ts';
import type { At } from './ages.ts';

/** One door in each state. */
export function ordinaryDoors(
  at: At,
  policies: readonly PolicyView[],
  held: { lease: LeaseView; request: AccessRequestView },
) {
  const { lease, request } = held;
  const door = (policyId: string, more: Partial<DoorView> = {}): DoorView => {
    const of = policies.find((one) => one.policyId === policyId)!;
    return {
      policyId,
      policyName: of.name,
      resourceId: of.resourceId,
      resourceName: of.resourceName,
      groupId: 'sg-0a1b2c3d4e5f60718',
      traffics: of.traffics,
      sentence: of.sentence,
      state: 'closed',
      reason: null,
      reasonCode: null,
      nextWindow: null,
      windowEndsAt: null,
      approvalsNeeded: of.approvalsNeeded,
      breakGlass: of.breakGlass,
      reasonRequired: of.reasonRequired,
      defaultDurationSeconds: of.defaultDurationSeconds,
      longestDurationSeconds: of.longestDurationSeconds,
      statedAddresses: of.statedAddresses,
      lease: null,
      endWarningAt: null,
      request: null,
      refusedRequest: null,
      approvers: of.approvalsNeeded > 0 ? ['Mara Lindqvist', 'Tomás Oliveira'] : [],
      moveTo: null,
      ...more,
    };
  };
  const doors = [
    door('pol-ssh', {
      state: 'open',
      lease,
      endWarningAt: new Date(Date.parse(lease.endsAt) - 10 * MINUTE).toISOString(),
    }),
    door('pol-db', { state: 'waiting', request: request }),
    door('pol-build', {
      state: 'unavailable',
      reason: 'The schedule of this policy is closed at the moment.',
      reasonCode: 'access.outside-schedule',
      nextWindow: { startsAt: at(14 * HOUR), endsAt: at(25 * HOUR) },
    }),
    door('pol-rdp', { statedAddresses: { ipv4PrefixLength: 28, ipv6PrefixLength: 64 } }),
  ];
  return doors;
}
