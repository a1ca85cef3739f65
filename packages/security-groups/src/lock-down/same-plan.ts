import { ruleKey } from '../rule-key.ts';
import type { Rule } from '../rule.ts';
import type { WorldModel } from '../world/world-model.ts';
import { staleGroups } from './group-state.ts';
import type { StaleGroup } from './group-state.ts';
import type { LockDownPlan } from './lock-down-plan.ts';

/** Whether a reviewed plan is still the one that would be made. */
export type PlanCheck =
  | { readonly kind: 'same' }
  /** Groups changed since it was made. */
  | { readonly kind: 'stale'; readonly groups: readonly StaleGroup[] }
  /** The groups are the same and the plan is another one: what is around them changed, or somebody edited it. */
  | { readonly kind: 'differs' };

/**
 * Holds a plan that was reviewed against the one that would be made of the same request now.
 *
 * Whatever a file says, nothing is done that would not be planned today: a plan cannot be forged into adding or
 * taking away other rules.
 */
export function checkReviewedPlan(model: WorldModel, reviewed: LockDownPlan, fresh: LockDownPlan): PlanCheck {
  const groups = staleGroups(model, reviewed);
  if (groups.length > 0) return { kind: 'stale', groups };
  const isSame =
    reviewed.pattern === fresh.pattern &&
    sameEntries(reviewed.add, fresh.add) &&
    sameEntries(reviewed.removable, fresh.removable) &&
    sameEntries(
      reviewed.madeFor.map(({ groupId }) => ({ groupId })),
      fresh.madeFor.map(({ groupId }) => ({ groupId })),
    );
  return isSame ? { kind: 'same' } : { kind: 'differs' };
}

interface Entry {
  readonly groupId: string;
  readonly rule?: Rule;
  readonly ruleId?: string;
}

function sameEntries(one: readonly Entry[], other: readonly Entry[]): boolean {
  const keys = (entries: readonly Entry[]): string =>
    JSON.stringify(
      entries
        .map(({ groupId, rule, ruleId = '' }) => `${groupId} ${ruleId} ${rule === undefined ? '' : ruleKey(rule)}`)
        .sort(),
    );
  return keys(one) === keys(other);
}
