import { parseRule } from '@gatelease/security-groups';
import type { Rule } from '@gatelease/security-groups';
import type { ObservedGroupRule } from '../ports/security-group-gateway.ts';

/** Example rules for tests. */
export const OURS = 'installation-1';

/** @throws when the text is no rule: a mistake in a test. */
export function ruleOf(text: string): Rule {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.expected}`);
  return parsed.value;
}

export function observedRule(ruleId: string, text: string, installationId: string | null = null): ObservedGroupRule {
  return {
    ruleId,
    rule: ruleOf(text),
    description: null,
    ownership: installationId === null ? null : { installationId, leaseIds: [], expiresAt: null },
  };
}
