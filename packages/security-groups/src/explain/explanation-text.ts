import type { Explanation } from './explain.ts';
import { checkSentences } from './check-text.ts';
import { endName, packetText } from './names.ts';
import type { Names } from './names.ts';
import type { Way } from './way.ts';

/**
 * An explanation in English, for people who are no engineers: first the answer in one sentence, then, for
 * each way, a heading and what was looked at, one sentence a line.
 */
export function explanationText(explanation: Explanation, names: Names): readonly string[] {
  const [best, ...others] = explanation.ways;
  if (best === undefined) return [`No. ${noWay(explanation)}`];
  return [
    answerSentence(explanation, best, names),
    ...wayLines(best, names),
    ...others.flatMap((way) => ['', `Another way: ${wayHeading(way, names)}`, ...wayLines(way, names)]),
  ];
}

function answerSentence({ verdict, groups, question }: Explanation, { flow }: Way, names: Names): string {
  const from = endName(flow.from, names);
  const to = endName(flow.to, names);
  const what = packetText(question.traffic);
  switch (verdict) {
    case 'yes':
      return `Yes. ${from} reaches ${to} with ${what}.`;
    case 'no':
      return groups === 'no'
        ? `No. ${from} does not reach ${to} with ${what}: no security group rule lets it through.`
        : `No. ${from} does not reach ${to} with ${what}, although the security groups ${groups === 'yes' ? 'let' : 'may let'} it through.`;
    case 'unknown':
      return groups === 'yes'
        ? `The security groups let it through: ${what} from ${from} to ${to}. Whether it arrives is not known.`
        : `Not known. Whether ${from} reaches ${to} with ${what} hangs on something that was not read.`;
  }
}

function wayHeading({ flow, verdict }: Way, names: Names): string {
  const answer = { yes: 'yes', no: 'no', unknown: 'not known' }[verdict];
  return `${endName(flow.from, names)} to ${endName(flow.to, names)}: ${answer}.`;
}

function wayLines(way: Way, names: Names): readonly string[] {
  const lines = way.checks.flatMap((check) => checkSentences(check, names));
  if (way.groups !== 'yes') return lines;
  const atHome = way.checks.some(({ kind }) => kind === 'unfiltered');
  return atHome ? lines : [...lines, 'Answers need no rule: security groups let through what belongs to a connection.'];
}

function noWay({ question: { traffic } }: Explanation): string {
  return `The two ends have no pair of addresses that could exchange ${packetText(traffic)}.`;
}
