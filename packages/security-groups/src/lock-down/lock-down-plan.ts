import type { GroupChange } from '../change/group-change.ts';
import type { Question } from '../explain/question.ts';
import type { Verdict } from '../explain/verdict.ts';
import type { RuleInGroup } from '../explain/group-check.ts';
import type { Rule } from '../rule.ts';

/** What a plan is for. */
export const LOCK_DOWN_PATTERNS = ['load-balancer', 'connect-endpoint', 'three-tiers', 'default-group'] as const;

/** One of the things that groups can be locked down to. */
export type LockDownPattern = (typeof LOCK_DOWN_PATTERNS)[number];

/**
 * How to lock groups down, as plain data that can be read, saved and applied later.
 *
 * In this order: add the rules that are missing, see that everything still works, and only then take away
 * rules that somebody chose. Nothing in `removable` goes by itself.
 */
export interface LockDownPlan {
  readonly pattern: LockDownPattern;
  /** Rules that are missing. */
  readonly add: readonly WantedRule[];
  /** Rules that the pattern needs and that are there already. */
  readonly present: readonly WantedRule[];
  /** Who has to reach whom, and whether the groups let them. */
  readonly verifications: readonly Verification[];
  /** Rules beside those that the pattern needs, wider than it needs them. */
  readonly removable: readonly RemovableRule[];
  /** The groups as they were when the plan was made. It is good for no others. */
  readonly madeFor: readonly GroupState[];
}

/** A rule that a pattern needs in a group, and what for. */
export interface WantedRule {
  readonly groupId: string;
  readonly rule: Rule;
  readonly purpose: RulePurpose;
}

/** What a rule is there for. */
export type RulePurpose = 'traffic' | 'health-check' | 'administration' | 'outbound';

/** What the security groups say to a question now, with the rules added, and with the wider ones taken away as well. */
export interface Verification {
  readonly question: Question;
  readonly now: Verdict;
  readonly added: Verdict;
  readonly lockedDown: Verdict;
}

/** A rule that may go, and whether the plan would take it away if it were asked. */
export interface RemovableRule extends RuleInGroup {
  readonly isSuggested: boolean;
  readonly reason: RemovalReason;
}

/**
 * Why a rule is suggested, or why not.
 *
 * | reason | suggested | |
 * |---|---|---|
 * | `wider-than-needed` | yes | lets in exactly this traffic, from more than the pattern needs |
 * | `not-needed` | yes | nothing uses it |
 * | `administration` | no | lets 22 or 3389 in, by which people get at the machine |
 * | `lets-more-through` | no | lets other traffic in as well, which somebody may need |
 * | `in-use` | no | somebody holds the group and may need it |
 * | `not-verified` | no | would be `wider-than-needed`, but somebody who has to get through would not, for certain |
 */
export type RemovalReason =
  'wider-than-needed' | 'not-needed' | 'administration' | 'lets-more-through' | 'in-use' | 'not-verified';

/** All rules of a group in canonical text, sorted: equal exactly when the group has the same rules. */
export interface GroupState {
  readonly groupId: string;
  readonly rules: readonly string[];
}

/** Why no plan can be made. */
export interface LockDownProblem {
  readonly code:
    | 'lock-down.group-not-found'
    | 'lock-down.no-tiers'
    | 'lock-down.not-default'
    | 'lock-down.balancer-without-group'
    | 'lock-down.nobody-admitted'
    | 'lock-down.range-hides-clients'
    | 'lock-down.clients-not-seen'
    | 'lock-down.range-malformed'
    | 'lock-down.port-out-of-range'
    | 'lock-down.no-ports'
    | 'lock-down.not-read'
    | 'lock-down.balancer-not-found'
    | 'lock-down.balancer-ambiguous'
    | 'lock-down.balancer-kind'
    | 'lock-down.no-targets'
    | 'lock-down.endpoint-not-found'
    | 'lock-down.endpoint-without-group'
    | 'lock-down.target-not-found'
    | 'lock-down.tier-twice'
    | 'lock-down.vpcs-differ';
  readonly given: string;
  readonly expected: string;
}

/** A plan, or everything that is in its way. */
export type LockDown =
  | { readonly kind: 'planned'; readonly plan: LockDownPlan }
  | { readonly kind: 'refused'; readonly problems: readonly LockDownProblem[] };

/** The plan as changes of groups, with the rules to take away that somebody chose. */
export function planChanges(
  { add }: Pick<LockDownPlan, 'add'>,
  chosen: readonly RuleInGroup[],
): readonly GroupChange[] {
  const groupIds = [...new Set([...add, ...chosen].map(({ groupId }) => groupId))];
  const ofGroup = (
    entries: readonly { readonly groupId: string; readonly rule: Rule }[],
    id: string,
  ): readonly Rule[] => entries.filter(({ groupId }) => groupId === id).map(({ rule }) => rule);
  return groupIds.map((groupId) => ({ groupId, add: ofGroup(add, groupId), remove: ofGroup(chosen, groupId) }));
}
