import type { AccessRequestView, LeaseView } from '@gatelease/contract';
import type { StatusBadgeLook } from '../components/status-badge.tsx';

const LEASES = {
  scheduled: { tone: 'accent', icon: 'later', word: 'Scheduled' },
  opening: { tone: 'accent', icon: 'working', word: 'Opening' },
  active: { tone: 'good', icon: 'done', word: 'Open' },
  closing: { tone: 'wait', icon: 'working', word: 'Closing' },
  closed: { tone: 'calm', icon: 'off', word: 'Closed' },
  failed: { tone: 'bad', icon: 'failed', word: 'Failed' },
} as const satisfies Record<LeaseView['state'], StatusBadgeLook>;

const REQUESTS = {
  pending: { tone: 'wait', icon: 'waiting', word: 'Waiting for approval' },
  approved: { tone: 'good', icon: 'done', word: 'Approved' },
  denied: { tone: 'bad', icon: 'failed', word: 'Denied' },
  cancelled: { tone: 'calm', icon: 'off', word: 'Withdrawn' },
  lapsed: { tone: 'calm', icon: 'later', word: 'Lapsed' },
} as const satisfies Record<AccessRequestView['state'], StatusBadgeLook>;

/** How the state of a lease looks and what it is called. */
export function leaseStatus(state: LeaseView['state']): StatusBadgeLook {
  return LEASES[state];
}

/** How the state of an access request looks and what it is called. */
export function requestStatus(state: AccessRequestView['state']): StatusBadgeLook {
  return REQUESTS[state];
}

const ENDED = {
  expired: 'Time was up',
  'closed-by-holder': 'Closed by its holder',
  revoked: 'Closed by somebody else',
  moved: 'Moved to a new address',
  'person-deactivated': 'The person was deactivated',
  'person-deleted': 'The person was deleted',
  'policy-changed': 'The access rule was changed',
  'policy-deleted': 'The access rule was deleted',
  'team-deleted': 'The team was deleted',
  'emergency-stop': 'Emergency stop',
} as const;

/** Why a lease ended, in words; codes that are new here are shown with their hyphens as spaces. */
export function endReasonText(reason: string | null): string {
  if (reason === null) return '';
  const known: Readonly<Record<string, string>> = ENDED;
  const text = known[reason] ?? reason.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether a rule that somebody else made lets the lease's traffic through, and will stay when the lease ends. */
export function hasForeignRule(lease: Pick<LeaseView, 'rules'>): boolean {
  return lease.rules.some(({ state }) => state === 'foreign');
}
