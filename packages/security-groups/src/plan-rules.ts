import { compareRules } from './compare-rules.ts';
import { plainText } from './plain-text.ts';
import { ruleKey } from './rule-key.ts';
import type { Rule } from './rule.ts';

/** A rule that should be in the group, with whatever its caller wants to find again in the plan. */
export interface DesiredRule {
  readonly rule: Rule;
}

/** A rule that is in the group. */
export interface ObservedRule {
  /** EC2's id, `sgr-…`. */
  readonly ruleId: string;
  readonly rule: Rule;
  /** The installation that our records name as its maker, confirmed by a tag; absent for everybody else's rules. */
  readonly owner?: string;
}

/** What to do to one group, and what to report. */
export interface RulePlan<D extends DesiredRule = DesiredRule, O extends ObservedRule = ObservedRule> {
  /** Our rules that nobody wants any more. Applied first. */
  readonly revoke: readonly O[];
  /** Wanted rules that are missing. */
  readonly authorize: readonly D[];
  /** Wanted rules that somebody else opened already: reported, not adopted, not revoked. */
  readonly foreign: readonly O[];
}

/**
 * Compares the rules that leases need with the rules a group has.
 *
 * - Only rules owned by `owner` are revoked, and no wanted one among them.
 * - What is wanted and missing is authorized once, however many want it.
 * - The plan depends on what the lists hold, not on their order, and its own order is that of `compareRules`.
 * - Once the plan is applied, the next plan revokes and authorizes nothing.
 *
 * Rules are the same when their `ruleKey` is, so a wider rule of somebody else does not stand in for
 * a wanted one. `revoke` and `authorize` are applied in that order and fail apart: access that cannot
 * be opened never keeps expired access open. Among several that want the same rule, the one whose
 * fields come first in `plainText` stands for all. EC2 cannot hold the same rule twice; an observation
 * that does (two pages read around a change) gets each rule id revoked once at most.
 */
export function planRules<D extends DesiredRule, O extends ObservedRule>(
  owner: string,
  desired: readonly D[],
  observed: readonly O[],
): RulePlan<D, O> {
  const wanted = new Set(desired.map(keyOf));
  const present = new Set(observed.map(keyOf));
  // Sorting is the dear part, so only what goes into the plan is sorted, and not the whole group.
  const unwanted = observed.filter((entry) => entry.owner === owner && !wanted.has(keyOf(entry))).sort(byRule);
  const missing = desired.filter((entry) => !present.has(keyOf(entry))).sort(byRule);
  const foreign = observed.filter((entry) => entry.owner !== owner && wanted.has(keyOf(entry))).sort(byRule);

  return {
    revoke: firstOfEach(unwanted, (entry) => entry.ruleId),
    authorize: firstOfEach(missing, keyOf),
    foreign: firstOfEach(foreign, (entry) => `${entry.ruleId} ${keyOf(entry)}`),
  };
}

/** Whether the plan leaves the group as it is. Foreign rules are news, not work. */
export function isEmptyPlan(plan: RulePlan): boolean {
  return plan.revoke.length === 0 && plan.authorize.length === 0;
}

function keyOf(entry: DesiredRule): string {
  return ruleKey(entry.rule);
}

/** A total order on what the entries hold, so that sorting undoes every order of the input. */
function byRule(a: DesiredRule, b: DesiredRule): number {
  return compareRules(a.rule, b.rule) || compareTexts(plainText(a), plainText(b));
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function firstOfEach<T>(entries: readonly T[], key: (entry: T) => string): readonly T[] {
  const found = new Map<string, T>();
  for (const entry of entries) if (!found.has(key(entry))) found.set(key(entry), entry);
  return [...found.values()];
}
