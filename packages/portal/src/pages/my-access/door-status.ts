import type { DoorView } from '@gatelease/contract';
import type { StatusBadgeLook } from '../../components/status-badge.tsx';
import { leaseStatus, requestStatus } from '../../lease/lease-status.ts';

/** How a door stands: as its lease or its request does, if it has one. */
export function doorStatus(door: Pick<DoorView, 'state' | 'reasonCode' | 'lease' | 'request'>): StatusBadgeLook {
  switch (door.state) {
    case 'open':
      return leaseStatus(door.lease?.state ?? 'active');
    case 'waiting':
      return requestStatus(door.request?.state ?? 'pending');
    case 'unavailable':
      if (door.lease?.state === 'closing') return leaseStatus('closing');
      if (isStopped(door)) return { tone: 'bad', icon: 'warning', word: 'Emergency stop' };
      return { tone: 'calm', icon: 'later', word: 'Not now' };
    case 'closed':
      if (door.lease?.state === 'closing') return leaseStatus('closing');
      return { tone: 'calm', icon: 'off', word: 'Closed' };
  }
}

/** Whether an emergency stop is what keeps it closed. */
export function isStopped({ reasonCode }: Pick<DoorView, 'reasonCode'>): boolean {
  return reasonCode === 'access.emergency-stop';
}

/** Who has to say yes, in words and by name when they are few. */
export function approvalText(needed: number, approvers: readonly string[]): string {
  if (needed === 0) return 'Opens at once.';
  const who = needed === 1 ? 'One approver has' : `${String(needed)} approvers have`;
  return `${who} to agree first: ${approverNames(approvers)}.`;
}

const MOST_NAMES = 4;

/** The names of those who can say yes; only how many they are when they are many. */
export function approverNames(approvers: readonly string[]): string {
  if (approvers.length === 0) return 'but nobody can at the moment. Ask an administrator';
  if (approvers.length > MOST_NAMES) return `any of ${String(approvers.length)} approvers`;
  return approvers.length === 1
    ? (approvers[0] ?? '')
    : `${approvers.slice(0, -1).join(', ')} or ${approvers.at(-1) ?? ''}`;
}
