import { explain } from '../explain/explain.ts';
import type { Explanation } from '../explain/explain.ts';
import type { Endpoint, Question } from '../explain/question.ts';
import { anyOf } from '../explain/verdict.ts';
import type { Verdict } from '../explain/verdict.ts';
import { NOT_READ } from '../world/world.ts';
import type { WorldModel } from '../world/world-model.ts';
import { findAskedEnd } from './asked-end.ts';
import type { AskedEnd } from './asked-end.ts';
import { parseAskedTraffic } from './asked-traffic.ts';
import { supposeMember } from './supposed-member.ts';

/** A question as people write it. */
export interface AskedQuestion {
  readonly from: string;
  readonly to: string;
  readonly traffic: string;
}

/** An answer for every pair of ends that the question means. */
export interface Answer {
  readonly from: AskedEnd;
  readonly to: AskedEnd;
  readonly traffic: Question['traffic'];
  /** Whether packets arrive, between at least one pair. */
  readonly verdict: Verdict;
  /** Whether the security groups let them through, between at least one pair. */
  readonly groups: Verdict;
  /** In the order of the ends, the best verdict first. */
  readonly explanations: readonly Explanation[];
  /** With names for everything in it; somebody who is only supposed is in it, too. */
  readonly model: WorldModel;
  /** Whether an end has no members, and one was supposed. */
  readonly supposes: boolean;
}

/** What is wrong with a question, at the field that is wrong. */
export interface AnswerProblem {
  readonly code: string;
  readonly at: 'from' | 'to' | 'traffic';
  readonly given: string;
  readonly expected: string;
}

/** An answer, or everything that is wrong with the question. */
export type Answered =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly problems: readonly AnswerProblem[] };

/** More pairs than this take too long, and nobody reads them: one end has to be named. */
export const MOST_PAIRS = 2000;

/**
 * Answers a question as people write it: from an address, an instance, a group or a name to another, with a port.
 *
 * A group stands for its members, each of whom is asked about. One that has none stands for the next instance
 * that gets it, which is supposed.
 */
export function answerQuestion(given: WorldModel, question: AskedQuestion): Answered {
  const from = findAskedEnd(given, question.from);
  const to = findAskedEnd(given, question.to);
  const traffic = parseAskedTraffic(question.traffic, familyOf([question.from, question.to]));
  const problems = [
    ...(from.ok ? [] : [{ at: 'from' as const, ...from.problem }]),
    ...(to.ok ? [] : [{ at: 'to' as const, ...to.problem }]),
    ...(traffic.ok ? [] : [{ at: 'traffic' as const, ...traffic.problem }]),
  ];
  if (!from.ok || !to.ok || !traffic.ok) return { kind: 'refused', problems };

  const ends = withSupposedMembers(given, [from.value, to.value]);
  if (ends.kind === 'refused') return ends;
  return askPairs(ends, question, traffic.value);
}

interface Ends {
  readonly kind: 'found';
  readonly model: WorldModel;
  readonly from: AskedEnd;
  readonly to: AskedEnd;
  readonly supposes: boolean;
}

function withSupposedMembers(
  given: WorldModel,
  [from, to]: readonly [AskedEnd, AskedEnd],
): Ends | Extract<Answered, { kind: 'refused' }> {
  let model = given;
  const supposed = (end: AskedEnd): AskedEnd => {
    if (end.groupId === undefined || end.endpoints.length > 0) return end;
    const member = supposeMember(model, end.groupId);
    model = member.model;
    return { ...end, endpoints: [{ kind: 'interface', interfaceId: member.interfaceId }] };
  };
  const isEmpty = from.endpoints.length === 0 || to.endpoints.length === 0;
  if (isEmpty && given.world.interfaces === NOT_READ) {
    const at = from.endpoints.length === 0 ? 'from' : 'to';
    const expected = 'An address: network interfaces could not be read, so nobody knows who holds a group.';
    const problem = { code: 'question.interfaces-not-read', at, given: (at === 'from' ? from : to).name, expected };
    return { kind: 'refused', problems: [{ ...problem, at }] };
  }
  const isSame = from.groupId !== undefined && from.groupId === to.groupId;
  const first = supposed(from);
  return { kind: 'found', from: first, to: isSame ? first : supposed(to), model, supposes: isEmpty };
}

function askPairs({ model, from, to, supposes }: Ends, asked: AskedQuestion, traffic: Question['traffic']): Answered {
  const pairs = from.endpoints.flatMap((source) => to.endpoints.map((target) => ({ from: source, to: target })));
  const others = pairs.filter((pair) => pairs.length === 1 || !isSameEnd(pair.from, pair.to));
  if (others.length > MOST_PAIRS) {
    const at = from.endpoints.length > to.endpoints.length ? 'from' : 'to';
    const expected = `One instance: these are ${String(others.length)} pairs, and ${String(MOST_PAIRS)} is the most.`;
    return { kind: 'refused', problems: [{ code: 'question.too-many-pairs', at, given: asked[at], expected }] };
  }
  const explanations: Explanation[] = [];
  for (const pair of others.length === 0 ? pairs : others) {
    const explained = explain(model, { ...pair, traffic });
    if (explained.kind === 'refused') return { kind: 'refused', problems: [explained.problem] };
    explanations.push(explained.explanation);
  }
  const answer: Answer = {
    from,
    to,
    traffic,
    verdict: anyOf(explanations.map(({ verdict }) => verdict)),
    groups: anyOf(explanations.map(({ groups }) => groups)),
    explanations: explanations.sort((a, b) => rank(a) - rank(b)),
    model,
    supposes,
  };
  return { kind: 'answered', answer };
}

const RANK: Readonly<Record<Verdict, number>> = { yes: 0, unknown: 1, no: 2 };

function rank({ verdict, groups }: Explanation): number {
  return 3 * RANK[verdict] + RANK[groups];
}

function isSameEnd(a: Endpoint, b: Endpoint): boolean {
  return a.kind === 'interface' && b.kind === 'interface' && a.interfaceId === b.interfaceId;
}

/** The family that `ping` is for. */
function familyOf(ends: readonly string[]): 'ipv4' | 'ipv6' {
  return ends.some((end) => end.includes(':')) ? 'ipv6' : 'ipv4';
}
