import { formatRule, ruleKey } from '@gatelease/security-groups';
import type { Lease } from '../../domain/lease.ts';
import { wantsRules } from '../../domain/lease-phase.ts';
import type { OwnedOrForeignRule } from './ownership.ts';

/** Something about an owned rule that Gatelease did not do. */
export interface Drift {
  readonly kind: 'rule.missing' | 'rule.changed' | 'rule.orphaned';
  readonly ruleId: string;
  readonly leaseId: string | null;
  /** `tcp 22 from 203.0.113.7/32`, as it is or was. */
  readonly rule: string;
}

/**
 * Compares what the leases' records say was in the group with what a read shows.
 *
 * Missing: somebody removed it. Changed: its id is ours, its content is not what we authorized. Orphaned: it carries
 * our tag and no lease knows it (a database restored from an old copy).
 */
export function findDrift(
  installationId: string,
  leases: readonly Lease[],
  seen: readonly OwnedOrForeignRule[],
): readonly Drift[] {
  const byId = new Map(seen.map((entry) => [entry.ruleId, entry]));
  const recorded = new Map<string, { readonly lease: Lease; readonly key: string; readonly text: string }>();
  for (const lease of leases) {
    for (const { rule, ruleId, state } of lease.rules) {
      if (ruleId !== null && state === 'present')
        recorded.set(ruleId, { lease, key: ruleKey(rule), text: formatRule(rule) });
    }
  }

  const missingOrChanged = [...recorded].flatMap(([ruleId, { lease, key, text }]): Drift[] => {
    const found = byId.get(ruleId);
    if (found === undefined) {
      return wantsRules(lease.state) ? [{ kind: 'rule.missing', ruleId, leaseId: lease.leaseId, rule: text }] : [];
    }
    if (ruleKey(found.rule) === key) return [];
    return [{ kind: 'rule.changed', ruleId, leaseId: lease.leaseId, rule: formatRule(found.rule) }];
  });

  const known = new Set(leases.flatMap((lease) => lease.rules.map(({ rule }) => ruleKey(rule))));
  const orphaned = seen
    .filter(({ owner, ruleId, rule }) => owner === installationId && !recorded.has(ruleId) && !known.has(ruleKey(rule)))
    .map(({ ruleId, rule }): Drift => ({ kind: 'rule.orphaned', ruleId, leaseId: null, rule: formatRule(rule) }));

  return [...missingOrChanged, ...orphaned];
}
