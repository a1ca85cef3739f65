import type { AddressScope, Traffic } from '@gatelease/security-groups';
import type { Schedule } from './schedule.ts';

/** Who may open what, when, for how long, with whose approval. Several policies for one person and resource add up. */
export interface AccessPolicy {
  readonly policyId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly resourceId: string;
  readonly grantees: readonly Grantee[];
  /** What a lease of this policy opens, all of it together; never empty. */
  readonly traffics: readonly Traffic[];
  readonly schedule: Schedule;
  readonly duration: DurationLimits;
  /** How many people other than the requester must approve; 0 opens without confirmation. */
  readonly approvalsNeeded: number;
  /** Whether somebody it names can open it in an emergency without approval: with a reason, and every approver is told. */
  readonly breakGlass: boolean;
  /** Whether approvers get an e-mail for each request. */
  readonly notifiesApprovers: boolean;
  readonly opensOn: 'request' | 'sign-in';
  readonly reasonRequired: boolean;
  readonly addresses: AddressLimits;
  readonly status: 'enabled' | 'disabled';
  readonly createdAt: Date;
  readonly version: number;
}

export type Grantee =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'team'; readonly teamId: string }
  | { readonly kind: 'everyone' };

export interface DurationLimits {
  /** `null`: to the end of the window; only for policies with a schedule. */
  readonly defaultSeconds: number | null;
  /** From start to end of a lease, extensions included. `null`: to the end of the window; only with a schedule. */
  readonly longestSeconds: number | null;
}

/** Which addresses a lease of the policy may open for. The address of the connection, when public, always. */
export interface AddressLimits {
  /** Scopes other than `public` that the policy allows, for tours and private networks. */
  readonly allowedScopes: readonly AddressScope[];
  /** `null`: only the address the connection came from. Else a stated address or range, no wider than these. */
  readonly stated: { readonly ipv4PrefixLength: number; readonly ipv6PrefixLength: number } | null;
}
