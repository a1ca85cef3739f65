import type { Traffic } from '@gatelease/security-groups';

/** A wish for access. The clock of the lease starts at approval, not here. */
export interface AccessRequest {
  readonly requestId: string;
  readonly organizationId: string;
  readonly policyId: string;
  readonly resourceId: string;
  readonly personId: string;
  /** What is asked for: the policy's traffics when the request was made. Approvers say yes to these and to no others. */
  readonly traffics: readonly Traffic[];
  /** Canonical CIDRs that the rules will name, one or two (IPv4 and IPv6). */
  readonly cidrs: readonly string[];
  /** `null`: to the end of the window. */
  readonly durationSeconds: number | null;
  readonly reason: string | null;
  readonly state: AccessRequestState;
  readonly reviews: readonly Review[];
  /** How many approvals the policy asked for when the request was made. */
  readonly approvalsNeeded: number;
  readonly createdAt: Date;
  /** A pending request that nobody reviewed lapses then. */
  readonly lapsesAt: Date;
  readonly decidedAt: Date | null;
  /** The lease that the approval started. */
  readonly leaseId: string | null;
  readonly version: number;
}

export const ACCESS_REQUEST_STATES = ['pending', 'approved', 'denied', 'cancelled', 'lapsed'] as const;

export type AccessRequestState = (typeof ACCESS_REQUEST_STATES)[number];

export interface Review {
  readonly reviewerId: string;
  readonly decision: 'approve' | 'deny';
  readonly comment: string | null;
  readonly reviewedAt: Date;
}
