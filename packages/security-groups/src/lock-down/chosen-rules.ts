import type { LockDownPlan, RemovableRule } from './lock-down-plan.ts';

/** Rules to take away, or ids that a plan does not offer. */
export type ChosenRules =
  | { readonly kind: 'chosen'; readonly rules: readonly RemovableRule[] }
  | { readonly kind: 'not-offered'; readonly ruleIds: readonly string[] };

/** The ids of the rules that a plan suggests to take away. */
export function suggestedRuleIds({ removable }: Pick<LockDownPlan, 'removable'>): readonly string[] {
  return removable.flatMap(({ isSuggested, ruleId }) => (isSuggested && ruleId !== undefined ? [ruleId] : []));
}

/** Finds the rules that somebody chose by id among those that the plan offers, suggested or not. */
export function chooseRules({ removable }: Pick<LockDownPlan, 'removable'>, ruleIds: readonly string[]): ChosenRules {
  const others = ruleIds.filter((id) => !removable.some(({ ruleId }) => ruleId === id));
  if (others.length > 0) return { kind: 'not-offered', ruleIds: others };
  const chosen = new Set(ruleIds);
  return {
    kind: 'chosen',
    rules: removable.filter(({ ruleId }) => ruleId !== undefined && chosen.has(ruleId)),
  };
}
