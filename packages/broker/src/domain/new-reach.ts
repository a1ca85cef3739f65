import { covers } from '@gatelease/security-groups';
import type { Rule } from '@gatelease/security-groups';

/** How one rule that would be made stands to the rules that a group has. */
export interface RuleReach<Existing> {
  readonly rule: Rule;
  /** Rules that let all of it through already, wider ones and the very same. */
  readonly coveredBy: readonly Existing[];
  /** Rules for a group or a prefix list that let the same traffic through: whether for this address is not known. */
  readonly perhapsBy: readonly Existing[];
}

/**
 * What of the wanted rules would be new in a group.
 *
 * A rule that nothing covers becomes reachable, or some of it does: parts that several narrower rules let through
 * together are not added up. Other groups on the same network interfaces are not looked at.
 */
export function newReach<Existing extends { readonly rule: Rule }>(
  wanted: readonly Rule[],
  existing: readonly Existing[],
): readonly RuleReach<Existing>[] {
  return wanted.map((rule) => ({
    rule,
    coveredBy: existing.filter((entry) => covers(entry.rule, rule)),
    perhapsBy: existing.filter((entry) => isOpaque(entry.rule) && covers({ ...entry.rule, peer: rule.peer }, rule)),
  }));
}

function isOpaque({ peer }: Rule): boolean {
  return peer.kind !== 'ipv4' && peer.kind !== 'ipv6';
}
