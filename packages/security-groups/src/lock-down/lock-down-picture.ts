import { ruleText } from '../explain/names.ts';
import { ruleKey } from '../rule-key.ts';
import { formatTraffic } from '../traffic-text.ts';
import type { Direction, Rule } from '../rule.ts';
import type { LockDownDraft } from './lock-down-draft.ts';
import type { RemovalReason, RulePurpose } from './lock-down-plan.ts';
import { planNames } from './names-in-plan.ts';

/** Who gets where before and after, as arrows into and out of the groups that a plan is about. */
export interface LockDownPicture {
  readonly groups: readonly PicturedGroup[];
}

/** One group with its arrows. */
export interface PicturedGroup {
  readonly groupId: string;
  readonly name: string;
  readonly arrows: readonly PictureArrow[];
  /** Rules that the plan has nothing to do with: they stay as they are. */
  readonly untouched: number;
}

/** One rule. */
export interface PictureArrow {
  readonly direction: Direction;
  /** The far side in words: `anywhere (0.0.0.0/0)`, `members of web (sg-…)`. */
  readonly peer: string;
  /** Such as `tcp 80`; `all traffic`. */
  readonly traffic: string;
  /**
   * | change | before | after |
   * |---|---|---|
   * | `added` | | there |
   * | `stays` | there | there |
   * | `removed` | there | |
   */
  readonly change: 'added' | 'stays' | 'removed';
  /** What it is needed for; absent for rules that are not. */
  readonly purpose?: RulePurpose;
  /** Why it could go, or why not; absent for rules that the pattern needs. */
  readonly reason?: RemovalReason;
  readonly ruleId?: string;
}

/** The picture of a draft in which these rules are taken away. */
export function lockDownPicture({ plan, names }: LockDownDraft, chosenRuleIds: readonly string[]): LockDownPicture {
  const { group: nameOf } = planNames(names);
  const arrow = (rule: Rule, change: PictureArrow['change']) => ({
    direction: rule.direction,
    ...peerAndTraffic(rule, names),
    change,
  });
  const groups = plan.madeFor.map(({ groupId, rules }): PicturedGroup => {
    const ofGroup = <T extends { readonly groupId: string; readonly rule: Rule }>(entries: readonly T[]) =>
      entries.filter((entry) => entry.groupId === groupId);
    const arrows = [
      ...ofGroup(plan.removable).map(({ rule, ruleId, reason }) => ({
        ...arrow(rule, ruleId !== undefined && chosenRuleIds.includes(ruleId) ? 'removed' : 'stays'),
        reason,
        ...(ruleId === undefined ? {} : { ruleId }),
      })),
      ...ofGroup(plan.present).map(({ rule, purpose }) => ({ ...arrow(rule, 'stays'), purpose })),
      ...ofGroup(plan.add).map(({ rule, purpose }) => ({ ...arrow(rule, 'added'), purpose })),
    ];
    const known = new Set([...ofGroup(plan.removable), ...ofGroup(plan.present)].map(({ rule }) => ruleKey(rule)));
    return { groupId, name: nameOf(groupId), arrows, untouched: Math.max(0, rules.length - known.size) };
  });
  return { groups };
}

function peerAndTraffic(rule: Rule, names: LockDownDraft['names']): Pick<PictureArrow, 'peer' | 'traffic'> {
  const traffic = rule.traffic.kind === 'all' ? 'all traffic' : formatTraffic(rule.traffic);
  const word = rule.direction === 'ingress' ? 'from' : 'to';
  return { traffic, peer: ruleText(rule, planNames(names)).slice(`${traffic} ${word} `.length) };
}
