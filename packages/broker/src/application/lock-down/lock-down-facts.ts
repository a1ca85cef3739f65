import { formatRule } from '@gatelease/security-groups';
import type { Rule } from '@gatelease/security-groups';
import type { LockDown } from '../../domain/lock-down.ts';

/** What every event of a lock-down says about it. */
export function lockDownFacts({ lockDownId, draft, region }: LockDown) {
  return { lockDownId, subject: draft.subject, pattern: draft.plan.pattern, region };
}

/** Rules with their groups, one text each. */
export function ruleTexts(rules: readonly { readonly groupId: string; readonly rule: Rule }[]): readonly string[] {
  return rules.map(({ groupId, rule }) => `${groupId}: ${formatRule(rule)}`);
}
