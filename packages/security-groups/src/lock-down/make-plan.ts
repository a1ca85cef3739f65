import { applyChanges } from '../change/group-change.ts';
import type { GroupChange } from '../change/group-change.ts';
import { compareRules } from '../compare-rules.ts';
import { explain } from '../explain/explain.ts';
import type { Question } from '../explain/question.ts';
import type { Verdict } from '../explain/verdict.ts';
import { ruleKey } from '../rule-key.ts';
import { WorldModel } from '../world/world-model.ts';
import { groupStates } from './group-state.ts';
import { planChanges } from './lock-down-plan.ts';
import type { LockDown, LockDownPattern, LockDownProblem, RemovableRule, WantedRule } from './lock-down-plan.ts';

/** What a pattern comes to, before anybody looked at what is there. */
export interface PatternNeeds {
  readonly pattern: LockDownPattern;
  /** The groups that it is about. The plan is good for as long as they stay as they are. */
  readonly groupIds: readonly string[];
  readonly wanted: readonly WantedRule[];
  readonly questions: readonly Question[];
  readonly removable: readonly RemovableRule[];
}

/** Makes a plan of what a pattern needs: what of it is missing, whether it works, and for which groups it is. */
export function makePlan(
  model: WorldModel,
  { pattern, groupIds, wanted, questions, removable }: PatternNeeds,
): LockDown {
  const missingGroups = missingGroupProblems(model, groupIds);
  if (missingGroups.length > 0) return { kind: 'refused', problems: missingGroups };

  const needed = onceEach(wanted);
  const isThere = ({ groupId, rule }: WantedRule): boolean =>
    model.group(groupId)?.rules.some((entry) => ruleKey(entry.rule) === ruleKey(rule)) ?? false;
  const add = needed.filter((rule) => !isThere(rule));
  const present = needed.filter(isThere);
  const wantedKeys = new Set(needed.map(wantedKey));
  const others = onceEach(removable).filter(
    (entry) => !wantedKeys.has(wantedKey(entry)) && !isLeasedRule(model, entry),
  );

  const suggested = others.filter(({ isSuggested }) => isSuggested);
  const models = [
    model,
    changedModel(model, planChanges({ add }, [])),
    changedModel(model, planChanges({ add }, suggested)),
  ];
  const verifications = questions.map((question) => {
    const [now = 'unknown', added = 'unknown', lockedDown = 'unknown'] = models.map((one) => groupsSay(one, question));
    return { question, now, added, lockedDown };
  });
  const isVerified = verifications.every(({ added, lockedDown }) => added === 'yes' && lockedDown === 'yes');
  return {
    kind: 'planned',
    plan: {
      pattern,
      add,
      present,
      verifications,
      removable: others
        .map((rule) => (isVerified ? rule : unverified(rule)))
        .sort((a, b) => compareRules(a.rule, b.rule)),
      madeFor: groupStates(model, groupIds),
    },
  };
}

/** Nothing is suggested to go as long as it is not certain that everybody who has to gets through without it. */
function unverified(rule: RemovableRule): RemovableRule {
  return rule.isSuggested ? { ...rule, isSuggested: false, reason: 'not-verified' } : rule;
}

/** Which of the groups were not read. */
export function missingGroupProblems(model: WorldModel, groupIds: readonly string[]): readonly LockDownProblem[] {
  return [...new Set(groupIds)]
    .filter((groupId) => model.group(groupId) === undefined)
    .map((given) => ({
      code: 'lock-down.group-not-found',
      given,
      expected: 'A security group that was read, such as sg-0123456789abcdef0.',
    }));
}

/** The same world with other rules. Changes that cannot be made leave it as it is; plans make none of those. */
function changedModel(model: WorldModel, changes: readonly GroupChange[]): WorldModel {
  const applied = applyChanges(model, changes);
  if (applied.kind === 'refused') return model;
  const groups = model.world.groups.map((group) => ({
    ...group,
    rules: applied.rules.get(group.groupId) ?? group.rules,
  }));
  return new WorldModel({ ...model.world, groups });
}

function groupsSay(model: WorldModel, question: Question): Verdict {
  const answer = explain(model, question);
  return answer.kind === 'refused' ? 'unknown' : answer.explanation.groups;
}

/** Rules of leases are not up for choice: they close with their leases, and would be put back until then. */
function isLeasedRule(model: WorldModel, { groupId, ruleId }: RemovableRule): boolean {
  const entry = model.group(groupId)?.rules.find((rule) => rule.ruleId === ruleId);
  return entry?.isLeased === true;
}

/** Several back ends may share a group, and then a rule of it is found for each of them. The first purpose counts. */
function onceEach<T extends Pick<WantedRule, 'groupId' | 'rule'>>(entries: readonly T[]): readonly T[] {
  return [...new Map(entries.toReversed().map((entry) => [wantedKey(entry), entry])).values()].reverse();
}

function wantedKey({ groupId, rule }: Pick<WantedRule, 'groupId' | 'rule'>): string {
  return `${groupId} ${ruleKey(rule)}`;
}
