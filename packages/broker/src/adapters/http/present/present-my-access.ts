import type { AddressSourceView, DoorView, MyAccessView } from '@gatelease/contract';
import { formatTraffic } from '@gatelease/security-groups';
import type { Door, MyAccess } from '../../../application/details.ts';
import type { AddressSource } from '../client-address.ts';
import { presentLease, presentRequest } from './present-lease.ts';

export function presentMyAccess({ address, otherAddress, doors }: MyAccess, source: AddressSource): MyAccessView {
  return { address, addressSource: presentSource(source), otherAddress, doors: doors.map(presentDoor) };
}

function presentSource(source: AddressSource): AddressSourceView {
  if (source.kind !== 'proxy') return source;
  return { kind: 'proxy', header: 'X-Forwarded-For', proxies: source.proxies.map(({ text }) => text) };
}

function presentDoor(door: Door): DoorView {
  const { policy, nextWindow } = door;
  return {
    policyId: policy.policyId,
    policyName: policy.name,
    resourceId: policy.resourceId,
    resourceName: door.resourceName,
    groupId: door.groupId,
    traffics: policy.traffics.map(formatTraffic),
    sentence: door.sentence,
    state: door.state,
    reason: door.reason,
    reasonCode: door.reasonCode,
    nextWindow:
      nextWindow === null
        ? null
        : { startsAt: nextWindow.startsAt.toISOString(), endsAt: nextWindow.endsAt.toISOString() },
    windowEndsAt: door.windowEndsAt?.toISOString() ?? null,
    approvalsNeeded: policy.approvalsNeeded,
    breakGlass: policy.breakGlass,
    reasonRequired: policy.reasonRequired,
    defaultDurationSeconds: policy.duration.defaultSeconds,
    longestDurationSeconds: policy.duration.longestSeconds,
    statedAddresses: policy.addresses.stated,
    lease: door.lease === null ? null : presentLease(door.lease),
    endWarningAt: door.endWarningAt?.toISOString() ?? null,
    request: door.request === null ? null : presentRequest(door.request),
    refusedRequest: door.refusedRequest === null ? null : presentRequest(door.refusedRequest),
    approvers: [...door.approvers],
    moveTo: door.moveTo === null ? null : [...door.moveTo],
  };
}
