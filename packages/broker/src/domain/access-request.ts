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
  /** Opened in an emergency, without the approvals that the policy asks for. */
  readonly breakGlass: boolean;
  /** The policy as it was when the request was made; a later version is something that approvers should know of. */
  readonly policyVersion: number;
  readonly createdAt: Date;
  /** A pending request that nobody reviewed lapses then. */
  readonly lapsesAt: Date;
  /** When approvers were reminded of it. */
  readonly remindedAt: Date | null;
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
  /** An approval for less time than was asked for; `null` for as long as was asked. */
  readonly durationSeconds: number | null;
  readonly reviewedAt: Date;
}
