import type { ChangeProblem, GroupChange } from '../change/group-change.ts';
import { reachDifference } from '../change/reach-difference.ts';
import type { ReachDifference } from '../change/reach-difference.ts';
import type { RuleInGroup } from '../explain/group-check.ts';
import { ruleKey } from '../rule-key.ts';
import { formatRule } from '../rule-text.ts';
import type { WorldModel } from '../world/world-model.ts';
import { staleGroups } from './group-state.ts';
import type { StaleGroup } from './group-state.ts';
import { planChanges } from './lock-down-plan.ts';
import type { LockDownPlan } from './lock-down-plan.ts';

/** A plan with its proof, or why it must not be applied. */
export type PlanProof =
  | { readonly kind: 'proved'; readonly changes: readonly GroupChange[]; readonly difference: ReachDifference }
  /** Groups changed since the plan was made: make a new one. */
  | { readonly kind: 'stale'; readonly groups: readonly StaleGroup[] }
  /** Somebody chose rules that the plan does not offer. */
  | { readonly kind: 'not-offered'; readonly rules: readonly string[] }
  | { readonly kind: 'refused'; readonly problems: readonly ChangeProblem[] };

/**
 * What applying a plan does to the groups as they are now: its added rules and, of those that it offers,
 * the chosen ones taken away.
 *
 * A plan that was saved is checked against the groups first and refused when they changed since, because
 * what it says about them was said about others.
 */
export function provePlan(model: WorldModel, plan: LockDownPlan, chosen: readonly RuleInGroup[]): PlanProof {
  const groups = staleGroups(model, plan);
  if (groups.length > 0) return { kind: 'stale', groups };

  const offered = new Set(plan.removable.map(keyOf));
  const others = chosen.filter((rule) => !offered.has(keyOf(rule)));
  if (others.length > 0) return { kind: 'not-offered', rules: others.map(({ rule }) => formatRule(rule)) };

  const changes = planChanges(plan, chosen);
  const differed = reachDifference(model, changes);
  return differed.kind === 'refused' ? differed : { kind: 'proved', changes, difference: differed.difference };
}

function keyOf({ groupId, rule }: RuleInGroup): string {
  return `${groupId} ${ruleKey(rule)}`;
}
