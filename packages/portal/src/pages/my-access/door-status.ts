import type { DoorView } from '@gatelease/contract';
import type { StatusBadgeLook } from '../../components/status-badge.tsx';
import { leaseStatus, requestStatus } from '../../lease/lease-status.ts';

/** How a door stands: as its lease or its request does, if it has one. */
export function doorStatus(door: Pick<DoorView, 'state' | 'lease' | 'request'>): StatusBadgeLook {
  switch (door.state) {
    case 'open':
      return leaseStatus(door.lease?.state ?? 'active');
    case 'waiting':
      return requestStatus(door.request?.state ?? 'pending');
    case 'unavailable':
      return { tone: 'calm', icon: 'later', word: 'Not now' };
    case 'closed':
      if (door.lease?.state === 'closing') return leaseStatus('closing');
      return { tone: 'calm', icon: 'off', word: 'Closed' };
  }
}

/** Who has to say yes, in words. */
export function approvalText(needed: number): string {
  if (needed === 0) return 'Opens at once.';
  return needed === 1
    ? 'One approver has to agree first. Your request shows at once on their page.'
    : `${String(needed)} approvers have to agree first. Your request shows at once on their page.`;
}
