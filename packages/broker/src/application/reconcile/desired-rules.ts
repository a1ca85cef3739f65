import { ruleKey } from '@gatelease/security-groups';
import type { DesiredRule } from '@gatelease/security-groups';
import type { Lease } from '../../domain/lease.ts';
import { wantsRules } from '../../domain/lease-phase.ts';
import { ruleDescription } from '../../domain/lease-rules.ts';

/** A rule that at least one lease needs now. */
export interface DesiredGroupRule extends DesiredRule {
  readonly key: string;
  /** The leases that need it, oldest first. */
  readonly leaseIds: readonly string[];
  /** When the last of them ends. */
  readonly expiresAt: Date;
  readonly description: string;
}

/**
 * The rules that the leases of one resource need, each once.
 *
 * A rule that several leases need lives as long as the one that ends last, whose name and end it carries.
 */
export function desiredRules(leases: readonly Lease[]): readonly DesiredGroupRule[] {
  const wanted = new Map<string, DesiredGroupRule>();
  for (const lease of leases.filter(({ state }) => wantsRules(state))) {
    for (const { rule } of lease.rules) {
      const key = ruleKey(rule);
      const shared = wanted.get(key);
      const endsLast = shared === undefined || lease.endsAt > shared.expiresAt;
      wanted.set(key, {
        rule,
        key,
        leaseIds: [...(shared?.leaseIds ?? []), lease.leaseId],
        expiresAt: endsLast ? lease.endsAt : shared.expiresAt,
        description: endsLast ? ruleDescription(lease) : shared.description,
      });
    }
  }
  return [...wanted.values()];
}
