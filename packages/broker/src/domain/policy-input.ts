import { ADDRESS_SCOPES, formatTraffic, parseTraffic } from '@gatelease/security-groups';
import type { IpFamily, Traffic } from '@gatelease/security-groups';
import type { AccessPolicy, AddressLimits, DurationLimits, Grantee } from './access-policy.ts';
import { SHORTEST_LEASE_SECONDS } from './lease-term.ts';
import { parseSchedule, scheduleProblems } from './parse-schedule.ts';
import type { ScheduleInput } from './parse-schedule.ts';
import type { Schedule } from './schedule.ts';
import { isLimiting } from './schedule-windows.ts';

export const LONGEST_LEASE_SECONDS = 366 * 24 * 60 * 60;
export const MOST_APPROVALS = 10;
export const LONGEST_POLICY_NAME = 100;

/** A policy as somebody typed it: the shape is right, nothing else is known. */
export interface PolicyInput {
  readonly name: string;
  readonly resourceId: string;
  readonly grantees: readonly Grantee[];
  /** `tcp 22`, `icmp`, `all`: as people write it. */
  readonly traffics: readonly string[];
  readonly schedule: ScheduleInput;
  readonly defaultDurationSeconds: number | null;
  readonly longestDurationSeconds: number | null;
  readonly approvalsNeeded: number;
  readonly breakGlass: boolean;
  readonly notifiesApprovers: boolean;
  readonly opensOn: AccessPolicy['opensOn'];
  readonly reasonRequired: boolean;
  readonly allowedScopes: readonly string[];
  readonly statedAddresses: AddressLimits['stated'];
  readonly status: AccessPolicy['status'];
}

/** What an edit decides about a policy; the rest is identity and history. */
export type PolicyFields = Omit<AccessPolicy, 'policyId' | 'organizationId' | 'createdAt' | 'version'>;

/** One thing that is wrong with one field of `PolicyInput`. */
export interface PolicyProblem {
  /** A path: `schedule.windows.0.to`. */
  readonly field: string;
  readonly code: string;
  readonly given: string;
  readonly expected: string;
}

export type ParsedPolicy =
  | { readonly ok: true; readonly value: PolicyFields }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

/** Reads an edited policy into canonical fields, or says everything that is wrong with it at once. */
export function parsePolicy(input: PolicyInput): ParsedPolicy {
  const name = input.name.trim();
  const traffics = readTraffics(input.traffics);
  const schedule = parseSchedule(input.schedule);
  const problems = [
    ...problemsOfName(name),
    ...problemsOfGrantees(input.grantees),
    ...traffics.problems,
    ...scheduleProblems(input.schedule).map(({ path, problem }) => ({ field: `schedule.${path}`, ...problem })),
    ...problemsOfDurations(input, schedule.ok ? schedule.value : null),
    ...problemsOfApprovals(input.approvalsNeeded),
    ...problemsOfBreakGlass(input),
    ...problemsOfAddresses(input),
  ];
  if (problems.length > 0 || !schedule.ok) return { ok: false, problems };
  return {
    ok: true,
    value: {
      name,
      resourceId: input.resourceId,
      grantees: uniqueGrantees(input.grantees),
      traffics: traffics.traffics,
      schedule: schedule.value,
      duration: durationOf(input),
      approvalsNeeded: input.approvalsNeeded,
      breakGlass: input.breakGlass,
      notifiesApprovers: input.notifiesApprovers,
      opensOn: input.opensOn,
      reasonRequired: input.reasonRequired,
      addresses: addressesOf(input),
      status: input.status,
    },
  };
}

function durationOf(input: PolicyInput): DurationLimits {
  return { defaultSeconds: input.defaultDurationSeconds, longestSeconds: input.longestDurationSeconds };
}

/** `public` is always allowed, so it is not a scope that a policy needs to name. */
function addressesOf(input: PolicyInput): AddressLimits {
  const allowedScopes = ADDRESS_SCOPES.filter((scope) => scope !== 'public' && input.allowedScopes.includes(scope));
  return { allowedScopes, stated: input.statedAddresses };
}

function uniqueGrantees(grantees: readonly Grantee[]): readonly Grantee[] {
  return [...new Map(grantees.map((grantee) => [JSON.stringify(grantee), grantee])).values()];
}

function problemsOfName(name: string): PolicyProblem[] {
  const expected = `A name of 1 to ${String(LONGEST_POLICY_NAME)} characters, for example SSH for Operations.`;
  if (name === '') return [{ field: 'name', code: 'policy.name-missing', given: name, expected }];
  if (name.length > LONGEST_POLICY_NAME)
    return [{ field: 'name', code: 'policy.name-too-long', given: name, expected }];
  return [];
}

function problemsOfGrantees(grantees: readonly Grantee[]): PolicyProblem[] {
  const expected = 'At least one person or team, or everyone.';
  return grantees.length > 0 ? [] : [{ field: 'grantees', code: 'policy.grantees-missing', given: '', expected }];
}

function readTraffics(texts: readonly string[]): { traffics: readonly Traffic[]; problems: readonly PolicyProblem[] } {
  const traffics = new Map<string, Traffic>();
  const problems: PolicyProblem[] = [];
  for (const [index, given] of texts.entries()) {
    const field = `traffics.${String(index)}`;
    const read = parseTraffic(given);
    if (!read.ok) {
      problems.push({ field, ...read.problem });
    } else if (traffics.has(formatTraffic(read.value))) {
      problems.push({ field, code: 'policy.traffic-duplicate', given, expected: 'Each kind of traffic once.' });
    } else {
      traffics.set(formatTraffic(read.value), read.value);
    }
  }
  if (texts.length === 0) {
    const expected = 'At least one kind of traffic, for example tcp 22.';
    problems.push({ field: 'traffics', code: 'policy.traffic-missing', given: '', expected });
  }
  return { traffics: [...traffics.values()], problems };
}

function problemsOfDurations(input: PolicyInput, schedule: Schedule | null): PolicyProblem[] {
  const { defaultDurationSeconds: usual, longestDurationSeconds: longest } = input;
  const problems = [
    ...problemsOfDuration('defaultDurationSeconds', usual, schedule),
    ...problemsOfDuration('longestDurationSeconds', longest, schedule),
  ];
  if (usual !== null && longest !== null && usual > longest) {
    problems.push({
      field: 'defaultDurationSeconds',
      code: 'policy.default-longer-than-longest',
      given: String(usual),
      expected: `At most ${String(longest)} seconds, the longest duration.`,
    });
  }
  return problems;
}

function problemsOfDuration(field: string, seconds: number | null, schedule: Schedule | null): PolicyProblem[] {
  if (seconds === null) {
    if (schedule === null || isLimiting(schedule)) return [];
    const expected = 'A duration in seconds: a schedule that never closes has no end of the window.';
    return [{ field, code: 'policy.window-end-without-schedule', given: 'window end', expected }];
  }
  if (isWhole(seconds, SHORTEST_LEASE_SECONDS, LONGEST_LEASE_SECONDS)) return [];
  const expected = `Whole seconds from ${String(SHORTEST_LEASE_SECONDS)} (a minute) to ${String(LONGEST_LEASE_SECONDS)} (366 days).`;
  return [{ field, code: 'policy.duration-out-of-range', given: String(seconds), expected }];
}

function problemsOfApprovals(approvals: number): PolicyProblem[] {
  if (isWhole(approvals, 0, MOST_APPROVALS)) return [];
  const expected = `A whole number from 0 (without confirmation) to ${String(MOST_APPROVALS)}.`;
  return [{ field: 'approvalsNeeded', code: 'policy.approvals-out-of-range', given: String(approvals), expected }];
}

/** Where nobody has to agree, there is nothing to go around. */
function problemsOfBreakGlass({ breakGlass, approvalsNeeded }: PolicyInput): PolicyProblem[] {
  if (!breakGlass || approvalsNeeded > 0) return [];
  const expected = 'Only for a policy that asks for approval; without one it opens at once anyway.';
  return [{ field: 'breakGlass', code: 'policy.break-glass-without-approval', given: 'true', expected }];
}

function problemsOfAddresses(input: PolicyInput): PolicyProblem[] {
  const known: readonly string[] = ADDRESS_SCOPES;
  const unknown = input.allowedScopes.flatMap((given, index) => {
    const expected = `One of ${ADDRESS_SCOPES.join(', ')}.`;
    const field = `allowedScopes.${String(index)}`;
    return known.includes(given) ? [] : [{ field, code: 'policy.scope-unknown', given, expected }];
  });
  if (input.statedAddresses === null) return unknown;
  const { ipv4PrefixLength, ipv6PrefixLength } = input.statedAddresses;
  return [...unknown, ...problemsOfPrefix('ipv4', ipv4PrefixLength), ...problemsOfPrefix('ipv6', ipv6PrefixLength)];
}

const ADDRESS_BITS: Readonly<Record<IpFamily, number>> = { ipv4: 32, ipv6: 128 };

/** 0 would be the whole Internet. */
function problemsOfPrefix(family: IpFamily, length: number): PolicyProblem[] {
  const bits = ADDRESS_BITS[family];
  if (isWhole(length, 1, bits)) return [];
  const field = `statedAddresses.${family}PrefixLength`;
  const expected = `A whole number from 1 to ${String(bits)}; ${String(bits)} is one address.`;
  return [{ field, code: 'policy.prefix-length-out-of-range', given: String(length), expected }];
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
