import type { ObservedRule } from '@gatelease/security-groups';
import type { Lease } from '../../domain/lease.ts';
import type { ObservedGroupRule } from '../ports/security-group-gateway.ts';

/** A rule in the group, with what is known about who made it. */
export interface OwnedOrForeignRule extends ObservedRule {
  readonly observed: ObservedGroupRule;
}

/**
 * Says which of the observed rules this installation made.
 *
 * Two things prove it: the rule carries our installation's tag, or EC2 itself named its id in the reply to our
 * authorize call (or a read right after it), which `recordedIds` holds. A rule that carries another installation's
 * tag is never ours. The description proves nothing: anybody can type it.
 */
export function withOwners(
  installationId: string,
  recordedIds: ReadonlySet<string>,
  observed: readonly ObservedGroupRule[],
): readonly OwnedOrForeignRule[] {
  return observed.map((entry) => {
    const tagged = entry.ownership?.installationId;
    const owner = tagged ?? (recordedIds.has(entry.ruleId) ? installationId : undefined);
    const base = { ruleId: entry.ruleId, rule: entry.rule, observed: entry };
    return owner === undefined ? base : { ...base, owner };
  });
}

/** The rule ids that the leases' own records name. */
export function recordedRuleIds(leases: readonly Lease[]): ReadonlySet<string> {
  return new Set(leases.flatMap((lease) => lease.rules.flatMap(({ ruleId }) => (ruleId === null ? [] : [ruleId]))));
}
