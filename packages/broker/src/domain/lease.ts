import type { Rule, Traffic } from '@gatelease/security-groups';

/** Approved access with a start and an end. What it needs in the resource stands in its lease rules. */
export interface Lease {
  readonly leaseId: string;
  readonly organizationId: string;
  readonly requestId: string;
  readonly policyId: string;
  readonly resourceId: string;
  readonly personId: string;
  readonly traffics: readonly Traffic[];
  /** Canonical CIDRs, one or two (IPv4 and IPv6). */
  readonly cidrs: readonly string[];
  /** What it needs in the resource: every traffic for every CIDR. */
  readonly rules: readonly LeaseRule[];
  readonly state: LeaseState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The latest end that extensions may reach: the policy's longest duration or the window's end, whichever is first. */
  readonly latestEndsAt: Date;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly endReason: LeaseEndReason | null;
  /** The lease that this one took over from at a new address. */
  readonly movedFromLeaseId: string | null;
  /** Opened in an emergency, without the approvals that the policy asks for. */
  readonly breakGlass: boolean;
  /** When its holder was warned of its present end. */
  readonly warnedAt: Date | null;
  /** Why it is not open although it should be, or not closed although it should be; `null` when all is well. */
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly version: number;
}

/**
 * - `scheduled`: starts later.
 * - `opening`: its rules are wanted; not all of them were seen in the group yet.
 * - `active`: a read of the group showed all its rules.
 * - `closing`: its rules are wanted no longer; the group may still show them.
 * - `closed`: a later read of the group showed none of its rules that nobody else needs.
 * - `failed`: it ended without ever having been open, and nothing is left in the group.
 */
export const LEASE_STATES = ['scheduled', 'opening', 'active', 'closing', 'closed', 'failed'] as const;

export type LeaseState = (typeof LEASE_STATES)[number];

export const LEASE_END_REASONS = [
  'expired',
  'closed-by-holder',
  'revoked',
  'moved',
  'person-deactivated',
  'person-deleted',
  'policy-changed',
  'policy-deleted',
  'team-deleted',
  'emergency-stop',
] as const;

export type LeaseEndReason = (typeof LEASE_END_REASONS)[number];

/** One rule that a lease needs in its resource. */
export interface LeaseRule {
  readonly rule: Rule;
  readonly state: LeaseRuleState;
  /** The EC2 rule id, once a reply or a read named it. */
  readonly ruleId: string | null;
}

/**
 * - `wanted`: not seen in the group yet.
 * - `present`: seen, owned by this installation.
 * - `foreign`: seen, but made by somebody else; it will stay when the lease ends.
 * - `gone`: wanted no longer, and a later read did not show it, or another lease or owner keeps it.
 */
export const LEASE_RULE_STATES = ['wanted', 'present', 'foreign', 'gone'] as const;

export type LeaseRuleState = (typeof LEASE_RULE_STATES)[number];
