import { cidrContains, formatTraffic, parseCidr } from '@gatelease/security-groups';
import type { Traffic } from '@gatelease/security-groups';
import type { AccessPolicy } from './access-policy.ts';
import type { AccessRequest } from './access-request.ts';
import { decideAddresses, decideKeptCidrs } from './address-decision.ts';
import type { AddressRefusal, WantedAddresses } from './address-decision.ts';
import { isGrantedTo } from './grant.ts';
import type { Lease } from './lease.ts';
import { isLive } from './lease-phase.ts';
import { leaseRulesOf } from './lease-rules.ts';
import { decideTerm } from './lease-term.ts';
import type { TermRefusal, WantedDuration } from './lease-term.ts';
import type { Person } from './person.ts';
import { agreedSeconds } from './request-machine.ts';

/** Somebody wants the access of one policy, now. */
export interface OpeningWish {
  readonly policy: AccessPolicy;
  readonly person: Person;
  readonly wanted: WantedAddresses;
  readonly durationSeconds?: WantedDuration;
  readonly reason: string | null;
  /** In an emergency: without the approvals that the policy asks for. */
  readonly breakGlass?: boolean;
  readonly now: Date;
  /** Leases of this person and this policy; those of others are not looked at. */
  readonly openLeases: readonly Lease[];
}

export const OPENING_REFUSALS = [
  'not-granted',
  'person-deactivated',
  'policy-disabled',
  'break-glass-not-allowed',
  'reason-required',
  'no-address',
  'address-malformed',
  'too-many-addresses',
  'everything',
  'address-scope',
  'stated-address-not-allowed',
  'stated-range-too-wide',
  'nothing-to-open',
  'outside-schedule',
  'duration-too-short',
  'duration-too-long',
  'no-window-end',
] as const;

export type OpeningRefusal =
  | { readonly reason: 'not-granted' }
  | { readonly reason: 'person-deactivated' }
  | { readonly reason: 'policy-disabled' }
  /** The policy has no way around its approvals. */
  | { readonly reason: 'break-glass-not-allowed' }
  | { readonly reason: 'reason-required' }
  | AddressRefusal
  /** None of the policy's traffic exists for these addresses: an ICMP message of the other family. */
  | { readonly reason: 'nothing-to-open'; readonly cidrs: readonly string[] }
  | TermRefusal;

export interface OpeningGrant {
  readonly kind: 'open';
  readonly traffics: readonly Traffic[];
  readonly cidrs: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly latestEndsAt: Date;
}

export type OpeningRefused = { readonly kind: 'refused' } & OpeningRefusal;

export type OpeningDecision =
  | OpeningGrant
  /** `durationSeconds` is what the request should carry: `null` is to the end of the window. */
  | {
      readonly kind: 'needs-approval';
      readonly cidrs: readonly string[];
      readonly durationSeconds: number | null;
      readonly approvalsNeeded: number;
    }
  /** A live lease already lets all wanted addresses in; it can be extended. */
  | { readonly kind: 'already-open'; readonly leaseId: string }
  | OpeningRefused;

/**
 * Decides about one wish for access: opened now, in need of approvals, open already, or refused.
 *
 * A wish that will need approval is refused for the same reasons as one that will not, so nobody is asked
 * to approve what could not be opened. At the approval, `decideApprovedOpening` looks again.
 */
export function decideOpening(wish: OpeningWish): OpeningDecision {
  const { policy, person, now } = wish;
  const barred = refusalOfPerson(policy, person);
  if (barred !== null) return { kind: 'refused', ...barred };

  const addresses = decideAddresses(policy.addresses, wish.wanted);
  if (addresses.kind === 'refused') return { kind: 'refused', ...addresses.refusal };
  const cidrs = addresses.cidrs.map((cidr) => cidr.text);
  if (opensNothing(policy, cidrs)) return { kind: 'refused', reason: 'nothing-to-open', cidrs };

  const open = wish.openLeases.find((lease) => isLeaseFor(lease, wish) && letsIn(lease, cidrs));
  if (open !== undefined) return { kind: 'already-open', leaseId: open.leaseId };

  const isBreakGlass = wish.breakGlass === true && policy.approvalsNeeded > 0;
  if (isBreakGlass && !policy.breakGlass) return { kind: 'refused', reason: 'break-glass-not-allowed' };
  if ((policy.reasonRequired || isBreakGlass) && (wish.reason ?? '').trim() === '')
    return { kind: 'refused', reason: 'reason-required' };

  const decided = decideTerm(policy.duration, policy.schedule, wish.durationSeconds, now);
  if (decided.kind === 'refused') return { kind: 'refused', ...decided.refusal };
  if (policy.approvalsNeeded === 0 || isBreakGlass)
    return { kind: 'open', traffics: policy.traffics, cidrs, ...decided.term };

  const durationSeconds = requestedSeconds(policy, wish.durationSeconds);
  return { kind: 'needs-approval', cidrs, durationSeconds, approvalsNeeded: policy.approvalsNeeded };
}

/**
 * Decides again when the last approval came: the clock starts now, and what was lost since the request
 * (the grant, the policy, the address limits, the window) is lost.
 *
 * A policy that has become stricter about the duration shortens it, because the approver said yes to less than that.
 */
export function decideApprovedOpening(approved: {
  readonly policy: AccessPolicy;
  readonly person: Person;
  readonly request: AccessRequest;
  readonly now: Date;
}): OpeningGrant | OpeningRefused {
  const { policy, person, request, now } = approved;
  const barred = isRequestFor(request, policy, person) ? refusalOfPerson(policy, person) : NOT_GRANTED;
  if (barred !== null) return { kind: 'refused', ...barred };

  const addresses = decideKeptCidrs(policy.addresses, request.cidrs);
  if (addresses.kind === 'refused') return { kind: 'refused', ...addresses.refusal };
  const cidrs = addresses.cidrs.map((cidr) => cidr.text);
  const traffics = agreedTraffics(request, policy);
  if (opensNothing({ traffics }, cidrs)) return { kind: 'refused', reason: 'nothing-to-open', cidrs };

  const duration = { ...policy.duration, defaultSeconds: agreedSeconds(request) };
  const decided = decideTerm(duration, policy.schedule, undefined, now);
  if (decided.kind === 'refused') return { kind: 'refused', ...decided.refusal };
  return { kind: 'open', traffics, cidrs, ...decided.term };
}

/** What was agreed on and the policy still grants: widened meanwhile, it opens no more than was asked for. */
export function agreedTraffics(agreed: Pick<AccessRequest, 'traffics'>, policy: AccessPolicy): readonly Traffic[] {
  const granted = new Set(policy.traffics.map(formatTraffic));
  return agreed.traffics.filter((traffic) => granted.has(formatTraffic(traffic)));
}

const NOT_GRANTED = { reason: 'not-granted' } as const;

/** A policy that was moved to another resource meanwhile is not what the approvers said yes to. */
function isRequestFor(request: AccessRequest, policy: AccessPolicy, person: Person): boolean {
  return (
    request.policyId === policy.policyId &&
    request.resourceId === policy.resourceId &&
    request.personId === person.personId
  );
}

/** Why a policy lets a person open nothing at all; `null` when it does not. */
export function refusalOfPerson(policy: AccessPolicy, person: Person): OpeningRefusal | null {
  if (person.status === 'deactivated') return { reason: 'person-deactivated' };
  if (!isGrantedTo(policy, person)) return NOT_GRANTED;
  if (policy.status === 'disabled') return { reason: 'policy-disabled' };
  return null;
}

/** A lease without rules would be shown as open while nothing is. */
export function opensNothing({ traffics }: Pick<AccessPolicy, 'traffics'>, cidrs: readonly string[]): boolean {
  return leaseRulesOf({ traffics, cidrs }).length === 0;
}

function requestedSeconds(policy: AccessPolicy, wanted: WantedDuration): number | null {
  if (wanted === undefined) return policy.duration.defaultSeconds;
  return wanted === 'window-end' ? null : wanted;
}

function isLeaseFor(lease: Lease, { policy, person, now }: OpeningWish): boolean {
  return (
    lease.policyId === policy.policyId &&
    lease.personId === person.personId &&
    isLive(lease.state) &&
    lease.endReason === null &&
    lease.endsAt.getTime() > now.getTime()
  );
}

/** Whether the lease is for all of these addresses already. */
export function letsIn(lease: Lease, cidrs: readonly string[]): boolean {
  return cidrs.every((inner) => lease.cidrs.some((outer) => contains(outer, inner)));
}

function contains(outer: string, inner: string): boolean {
  const outerCidr = parseCidr(outer);
  const innerCidr = parseCidr(inner);
  return outerCidr.ok && innerCidr.ok && cidrContains(outerCidr.value, innerCidr.value);
}
