import type { Explanation } from '../explain/explain.ts';
import { checkSentences } from '../explain/check-text.ts';
import { explanationText } from '../explain/explanation-text.ts';
import { endName, namesOf, packetText, ruleText } from '../explain/names.ts';
import type { Names } from '../explain/names.ts';
import type { RuleInGroup } from '../explain/group-check.ts';
import type { FlowEnd } from '../explain/question.ts';
import type { Tracking } from '../explain/tracking.ts';
import type { Verdict } from '../explain/verdict.ts';
import type { Check, Way } from '../explain/way.ts';
import type { Answer } from './answer.ts';

/** An answer as plain values, fit for JSON, with its sentences. */
export interface AnswerView {
  readonly from: string;
  readonly to: string;
  readonly traffic: string;
  readonly verdict: Verdict;
  readonly groups: Verdict;
  /** One sentence for people. */
  readonly summary: string;
  /** How many pairs of ends have which verdict. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** The pairs, best verdict first, at most `MOST_SHOWN` of them. */
  readonly pairs: readonly PairView[];
}

/** What one pair of ends comes to. */
export interface PairView {
  readonly verdict: Verdict;
  readonly groups: Verdict;
  /** All of it in English, one sentence a line. */
  readonly sentences: readonly string[];
  readonly ways: readonly WayView[];
}

/** One pair of addresses. */
export interface WayView {
  readonly from: EndView;
  readonly to: EndView;
  readonly verdict: Verdict;
  readonly groups: Verdict;
  readonly network: Verdict;
  readonly checks: readonly CheckView[];
  readonly tracking: readonly { readonly interfaceId: string; readonly name: string; readonly tracking: Tracking }[];
}

/** One end of a way; ids are `null` for an address that nobody here has. */
export interface EndView {
  readonly name: string;
  readonly address: string;
  readonly interfaceId: string | null;
  readonly instanceId: string | null;
}

/** One thing that was looked at. */
export interface CheckView {
  readonly kind: Check['kind'];
  readonly verdict: Verdict;
  readonly direction: 'ingress' | 'egress' | null;
  readonly sentences: readonly string[];
  readonly rules: readonly RuleView[];
  /** The narrowest rule that would let it through, and the groups that could have it; `null` when none is missing. */
  readonly missing: { readonly rule: string; readonly groupIds: readonly string[] } | null;
}

/** A rule that matters to a check, and how. */
export interface RuleView {
  readonly groupId: string;
  readonly groupName: string;
  readonly ruleId: string | null;
  /** Such as `tcp 22 from 203.0.113.7/32`. */
  readonly text: string;
  readonly role: 'admits' | 'undecided' | 'nearest';
}

/** How many pairs are told one by one. */
export const MOST_SHOWN = 20;

/** An answer ready to be sent or printed. */
export function answerView(answer: Answer): AnswerView {
  const names = namesOf(answer.model);
  const { explanations } = answer;
  const count = (verdict: Verdict) => explanations.filter((entry) => entry.verdict === verdict).length;
  return {
    from: answer.from.name,
    to: answer.to.name,
    traffic: packetText(answer.traffic),
    verdict: answer.verdict,
    groups: answer.groups,
    summary: summaryOf(answer, names),
    counts: { yes: count('yes'), no: count('no'), unknown: count('unknown') },
    pairs: explanations.slice(0, MOST_SHOWN).map((explanation) => pairView(explanation, names)),
  };
}

function summaryOf({ from, to, traffic, explanations, verdict, groups, supposes }: Answer, names: Names): string {
  const [only, ...others] = explanations;
  if (only !== undefined && others.length === 0 && !supposes) return explanationText(only, names)[0] ?? '';

  const what = packetText(traffic);
  const note = supposes ? ' Nobody holds one of the groups, so this is about the next instance that gets it.' : '';
  if (groups === 'no') {
    return `No. The security groups let nobody of ${from.name} through to ${to.name} with ${what}.${note}`;
  }
  if (groups === 'unknown') {
    return `Not known. Whether ${from.name} reaches ${to.name} with ${what} hangs on something that was not read.${note}`;
  }
  const whom = howMany(explanations);
  return verdict === 'yes'
    ? `Yes. ${from.name} reaches ${to.name} with ${what}${whom}.${note}`
    : `The security groups let ${what} through from ${from.name} to ${to.name}${whom}.${note}`;
}

function howMany(explanations: readonly Explanation[]): string {
  const all = explanations.length;
  if (all === 1) return '';
  const admitted = explanations.filter(({ groups }) => groups === 'yes').length;
  const open = explanations.filter(({ groups }) => groups === 'unknown').length;
  if (admitted === all) return `, all ${String(all)} pairs`;
  return `, ${String(admitted)} of ${String(all)} pairs${open === 0 ? '' : `, and of ${String(open)} it is not known`}`;
}

function pairView(explanation: Explanation, names: Names): PairView {
  return {
    verdict: explanation.verdict,
    groups: explanation.groups,
    sentences: explanationText(explanation, names),
    ways: explanation.ways.map((way) => wayView(way, names)),
  };
}

function wayView({ flow, verdict, groups, network, checks, tracking }: Way, names: Names): WayView {
  return {
    from: endView(flow.from, names),
    to: endView(flow.to, names),
    verdict,
    groups,
    network,
    checks: checks.map((check) => checkView(check, names)),
    tracking: tracking.map((entry) => ({ ...entry, name: names.networkInterface(entry.interfaceId) })),
  };
}

function endView(end: FlowEnd, names: Names): EndView {
  return {
    name: endName(end, names),
    address: end.address.text,
    interfaceId: end.holder?.interfaceId ?? null,
    instanceId: end.holder?.instanceId ?? null,
  };
}

function checkView(check: Check, names: Names): CheckView {
  const about = { kind: check.kind, verdict: check.verdict, sentences: checkSentences(check, names) };
  if (check.kind !== 'groups') {
    const direction = check.kind === 'network-acl' ? check.direction : null;
    return { ...about, direction, rules: [], missing: null };
  }
  return {
    ...about,
    direction: check.direction,
    rules: [
      ...check.admittedBy.map((rule) => ruleView(rule, 'admits', names)),
      ...check.undecided.map((rule) => ruleView(rule, 'undecided', names)),
      ...check.nearest.map((rule) => ruleView(rule, 'nearest', names)),
    ],
    missing:
      check.missing === undefined ? null : { rule: ruleText(check.missing, names), groupIds: [...check.groupIds] },
  };
}

/** A rule as plain values. */
export function ruleView({ groupId, ruleId, rule }: RuleInGroup, role: RuleView['role'], names: Names): RuleView {
  return {
    groupId,
    groupName: names.group(groupId),
    ruleId: ruleId ?? null,
    text: ruleText(rule, names),
    role,
  };
}
