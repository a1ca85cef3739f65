import { ruleKey } from '@gatelease/security-groups';
import { noteLeaseProblem, observeLease, settleLease } from '../../domain/lease-machine.ts';
import type { Lease, LeaseRule } from '../../domain/lease.ts';
import { wantsRules } from '../../domain/lease-phase.ts';
import type { SeenRules } from './seen-rules.ts';

/** What one run learned about a resource. */
export interface Findings {
  readonly installationId: string;
  /** What the last read of this run showed; `null` when no read succeeded. */
  readonly seen: SeenRules | null;
  /** Ids that replies named for rules we authorized in this run, by rule key. */
  readonly authorizedIds: ReadonlyMap<string, string>;
  /** The leases whose rules this run did not want, and so removed: only their end can be confirmed by what was seen. */
  readonly unwantedLeaseIds: ReadonlySet<string>;
  /** Keys of the rules that some lease still needs. */
  readonly neededKeys: ReadonlySet<string>;
  /** Why rules could not be opened, by rule key, and what holds for the whole resource. */
  readonly problemOf: (key: string) => string | null;
  readonly closingProblem: string | null;
}

/**
 * Takes over into a lease what a run found out about its rules.
 *
 * An end is confirmed only by a read that came after the removal was wanted: a lease that was ended while the run
 * was under way waits for the next one.
 */
export function settledLease(lease: Lease, findings: Findings, now: Date): Lease {
  if (wantsRules(lease.state)) return observed(lease, findings, now);
  if (lease.state === 'closing') return closed(lease, findings, now);
  return lease;
}

function observed(lease: Lease, findings: Findings, now: Date): Lease {
  const rules = lease.rules.map((entry) => wantedRule(entry, findings));
  const transition = observeLease(lease, rules, now);
  if (transition.kind === 'refused') return lease;

  const problems = rules.flatMap(({ rule, state }) =>
    state === 'wanted' ? (findings.problemOf(ruleKey(rule)) ?? []) : [],
  );
  return withProblem(transition.lease, problems[0] ?? null);
}

function wantedRule(entry: LeaseRule, { seen, authorizedIds, installationId }: Findings): LeaseRule {
  const key = ruleKey(entry.rule);
  const found = seen?.withKey(key);
  if (found !== undefined) {
    return found.owner === installationId
      ? { ...entry, state: 'present', ruleId: found.ruleId }
      : { ...entry, state: 'foreign', ruleId: null };
  }
  const confirmedId = authorizedIds.get(key) ?? null;
  if (seen === null) return confirmedId === null ? entry : { ...entry, ruleId: confirmedId };
  const unseenId = entry.state === 'wanted' ? entry.ruleId : null;
  return { ...entry, state: 'wanted', ruleId: confirmedId ?? unseenId };
}

function closed(lease: Lease, findings: Findings, now: Date): Lease {
  if (findings.seen === null || !findings.unwantedLeaseIds.has(lease.leaseId)) {
    return withProblem(lease, findings.closingProblem);
  }
  const rules = lease.rules.map((entry) => leftRule(entry, findings));
  const transition = settleLease(lease, rules, now);
  if (transition.kind === 'refused') return lease;
  return transition.lease.state === 'closing'
    ? withProblem(transition.lease, findings.closingProblem)
    : transition.lease;
}

function leftRule(entry: LeaseRule, { seen, neededKeys, installationId }: Findings): LeaseRule {
  const underItsId = entry.ruleId === null ? undefined : seen?.withId(entry.ruleId);
  const found = underItsId ?? seen?.withKey(ruleKey(entry.rule));
  if (found === undefined) return { ...entry, state: 'gone' };
  if (found.owner !== installationId) return { ...entry, state: 'foreign', ruleId: null };
  return neededKeys.has(ruleKey(found.rule))
    ? { ...entry, state: 'gone' }
    : { ...entry, state: 'present', ruleId: found.ruleId };
}

function withProblem(lease: Lease, problem: string | null): Lease {
  const noted = noteLeaseProblem(lease, problem);
  return noted.kind === 'refused' ? lease : noted.lease;
}
