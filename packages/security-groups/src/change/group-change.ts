import { ruleKey } from '../rule-key.ts';
import type { Rule } from '../rule.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { WorldRule } from '../world/world.ts';

/** What a plan does to the rules of one group. Rules are the same when their `ruleKey` is. */
export interface GroupChange {
  readonly groupId: string;
  readonly add: readonly Rule[];
  readonly remove: readonly Rule[];
}

/** Why a change cannot be made to the groups that were read. */
export interface ChangeProblem {
  readonly code: 'change.group-not-found' | 'change.group-twice' | 'change.rule-not-found' | 'change.rule-exists';
  /** Such as `changes[0].remove[2]`. */
  readonly at: string;
  readonly given: string;
  readonly expected: string;
}

/** The rules of the changed groups as they would be, or everything that is wrong with the changes. */
export type AppliedChanges =
  | { readonly kind: 'applied'; readonly rules: ReadonlyMap<string, readonly WorldRule[]> }
  | { readonly kind: 'refused'; readonly problems: readonly ChangeProblem[] };

/** Makes changes to rules, on paper: what is removed has to be there, and what is added must not be. */
export function applyChanges(model: WorldModel, changes: readonly GroupChange[]): AppliedChanges {
  const rules = new Map<string, readonly WorldRule[]>();
  const problems: ChangeProblem[] = [];
  for (const [index, change] of changes.entries()) {
    const at = `changes[${String(index)}]`;
    const { groupId } = change;
    const group = model.group(groupId);
    if (group === undefined) {
      const expected = 'A security group that was read, such as sg-0123456789abcdef0.';
      problems.push({ code: 'change.group-not-found', at, given: groupId, expected });
    } else if (rules.has(groupId)) {
      problems.push({ code: 'change.group-twice', at, given: groupId, expected: 'One change a group.' });
    } else {
      problems.push(...ruleProblems(group.rules, change, at));
      rules.set(groupId, rulesAfter(group.rules, change));
    }
  }
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'applied', rules };
}

function rulesAfter(before: readonly WorldRule[], { add, remove }: GroupChange): readonly WorldRule[] {
  const removed = new Set(remove.map(ruleKey));
  return [...before.filter(({ rule }) => !removed.has(ruleKey(rule))), ...add.map((rule) => ({ rule }))];
}

function ruleProblems(
  before: readonly WorldRule[],
  { add, remove }: GroupChange,
  at: string,
): readonly ChangeProblem[] {
  const present = new Set(before.map(({ rule }) => ruleKey(rule)));
  const removed = new Set(remove.map(ruleKey));
  const added = new Set<string>();
  const missing = remove.flatMap((rule, index): readonly ChangeProblem[] => {
    const expected = 'A rule that the group has.';
    const place = `${at}.remove[${String(index)}]`;
    return present.has(ruleKey(rule))
      ? []
      : [{ code: 'change.rule-not-found', at: place, given: ruleKey(rule), expected }];
  });
  const repeated = add.flatMap((rule, index): readonly ChangeProblem[] => {
    const key = ruleKey(rule);
    const isThere = added.has(key) || (present.has(key) && !removed.has(key));
    added.add(key);
    const expected = 'A rule that the group does not have yet, once.';
    return isThere ? [{ code: 'change.rule-exists', at: `${at}.add[${String(index)}]`, given: key, expected }] : [];
  });
  return [...missing, ...repeated];
}
