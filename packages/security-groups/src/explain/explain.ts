import type { WorldModel } from '../world/world-model.ts';
import { flowsBetween } from './flow.ts';
import { findEnd, trafficProblem } from './question.ts';
import type { Question, QuestionProblem } from './question.ts';
import { anyOf } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { judgeWay } from './way.ts';
import type { Way } from './way.ts';

/** The answer to a question, with everything that it rests on. */
export interface Explanation {
  readonly question: Question;
  /** Whether packets arrive and answers come back, on at least one way. */
  readonly verdict: Verdict;
  /** Whether the security groups let them through, on at least one way. */
  readonly groups: Verdict;
  /** Every pair of addresses that they can use, the best verdict first; none when the ends have no family in common. */
  readonly ways: readonly Way[];
}

/** An answer, or what is wrong with the question. */
export type Explained =
  | { readonly kind: 'explained'; readonly explanation: Explanation }
  | { readonly kind: 'refused'; readonly problem: QuestionProblem };

/**
 * Whether one end reaches the other with one kind of packet, through which rules, or what is missing.
 *
 * Both directions are judged, because both ends have groups: the source's outbound rules and the
 * destination's inbound ones. Answers need no rule: groups remember whom they let through. Network ACLs
 * do not, so for them the answers are judged as well.
 */
export function explain(model: WorldModel, question: Question): Explained {
  const misfit = trafficProblem(question.traffic);
  if (misfit !== undefined) return { kind: 'refused', problem: misfit };
  const from = findEnd(model, question.from);
  if (from.kind === 'refused') return { kind: 'refused', problem: { ...from.problem, at: 'from' } };
  const to = findEnd(model, question.to);
  if (to.kind === 'refused') return { kind: 'refused', problem: { ...to.problem, at: 'to' } };
  if ([...from.ends, ...to.ends].every(({ holder }) => holder === undefined)) return bothOutside(question);

  const ways = flowsBetween(from.ends, to.ends, question.traffic).map((flow) => judgeWay(model, flow));
  return {
    kind: 'explained',
    explanation: {
      question,
      verdict: anyOf(ways.map(({ verdict }) => verdict)),
      groups: anyOf(ways.map(({ groups }) => groups)),
      ways: [...ways].sort((a, b) => rank(a) - rank(b)),
    },
  };
}

const RANK: Readonly<Record<Verdict, number>> = { yes: 0, unknown: 1, no: 2 };

/** Among ways of one verdict, those whose groups say more come first. */
function rank({ verdict, groups }: Way): number {
  return 3 * RANK[verdict] + RANK[groups];
}

function bothOutside({ from }: Question): Explained {
  const given = from.kind === 'address' ? from.address : from.kind === 'instance' ? from.instanceId : from.interfaceId;
  const expected = 'At least one end that was read: an instance, a network interface, or an address that one has.';
  return { kind: 'refused', problem: { code: 'question.both-ends-outside', at: 'from', given, expected } };
}
