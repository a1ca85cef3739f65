import { planRules, ruleKey } from '@gatelease/security-groups';
import type { Lease } from '../../domain/lease.ts';
import { wantsRules } from '../../domain/lease-phase.ts';
import type { DesiredGroupRule } from './desired-rules.ts';
import type { OwnedOrForeignRule } from './ownership.ts';

/** What is left to do to one group. Applied in this order; a failure of one part never keeps back another. */
export interface GroupPlan {
  readonly revoke: readonly { readonly ruleId: string; readonly rule: OwnedOrForeignRule['rule'] | null }[];
  readonly authorize: readonly DesiredGroupRule[];
  /** Rules whose description names an old end. */
  readonly redescribe: readonly { readonly ruleId: string; readonly description: string }[];
}

/** What this run has done already: EC2 confirmed it, even when a read does not show it yet. */
export interface DoneInThisRun {
  readonly revokedIds: ReadonlySet<string>;
  readonly authorizedKeys: ReadonlySet<string>;
  readonly redescribedIds: ReadonlySet<string>;
}

/**
 * What has to happen to the group, after what was done already.
 *
 * Beside what `planRules` finds, rules whose id EC2 named to us but that no read ever showed are revoked by that id
 * once no lease wants them: a read that lags behind must not leave them open.
 */
export function planGroup(group: {
  readonly installationId: string;
  readonly leases: readonly Lease[];
  readonly desired: readonly DesiredGroupRule[];
  readonly seen: readonly OwnedOrForeignRule[];
  readonly done: DoneInThisRun;
}): GroupPlan {
  const { installationId, leases, desired, seen, done } = group;
  const ingress = seen.filter(({ rule }) => rule.direction === 'ingress');
  const plan = planRules(installationId, desired, ingress);
  const revoke = [...plan.revoke, ...unseenLeftovers(leases, seen)];

  return {
    revoke: revoke.filter(({ ruleId }) => !done.revokedIds.has(ruleId)),
    authorize: plan.authorize.filter(({ key }) => !done.authorizedKeys.has(key)),
    redescribe: outdatedDescriptions(installationId, desired, ingress).filter(
      ({ ruleId }) => !done.redescribedIds.has(ruleId),
    ),
  };
}

export function isDone(plan: GroupPlan): boolean {
  return plan.revoke.length === 0 && plan.authorize.length === 0 && plan.redescribe.length === 0;
}

function unseenLeftovers(leases: readonly Lease[], seen: readonly OwnedOrForeignRule[]): GroupPlan['revoke'] {
  const seenIds = new Set(seen.map(({ ruleId }) => ruleId));
  const wantedIds = new Set(
    leases.filter(({ state }) => wantsRules(state)).flatMap((lease) => lease.rules.map(({ ruleId }) => ruleId)),
  );
  return leases
    .filter(({ state }) => state === 'closing')
    .flatMap((lease) => lease.rules)
    .flatMap(({ ruleId, state }) =>
      ruleId !== null && state === 'wanted' && !seenIds.has(ruleId) && !wantedIds.has(ruleId)
        ? [{ ruleId, rule: null }]
        : [],
    );
}

function outdatedDescriptions(
  installationId: string,
  desired: readonly DesiredGroupRule[],
  seen: readonly OwnedOrForeignRule[],
): GroupPlan['redescribe'] {
  const descriptions = new Map(desired.map(({ key, description }) => [key, description]));
  return seen.flatMap(({ owner, ruleId, rule, observed }) => {
    const description = descriptions.get(ruleKey(rule));
    if (owner !== installationId || description === undefined || description === observed.description) return [];
    return [{ ruleId, description }];
  });
}
