import { badUsage } from '../command-problem.ts';
import type { CommandProblem } from '../command-problem.ts';

interface FieldProblem {
  readonly at: string;
  readonly given: string;
  readonly expected: string;
}

const NAMES: Readonly<Record<string, string>> = { from: 'FROM', to: 'TO', traffic: 'TRAFFIC' };

/** The first thing that is wrong with a question, as bad usage. */
export function badQuestion([first]: readonly FieldProblem[]): CommandProblem {
  const { at = 'from', given = '', expected = '' } = first ?? {};
  const inSentence = expected.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase()).replace(/\.$/, '');
  return badUsage(NAMES[at] ?? at, given, inSentence);
}
