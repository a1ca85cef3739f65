import type { AnswerView, PairView, ReadingGap } from '@gatelease/security-groups';
import { gapsText } from '../account/gaps-text.ts';
import type { CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';
import { verdictPainter } from './verdict-words.ts';

type Gaps = readonly Pick<ReadingGap, 'part' | 'action'>[];

/** An answer for people: the answer first, then why, then what nobody looked at. */
export function formatAnswer(view: AnswerView, gaps: Gaps, { paint }: CommandContext): string {
  const painted = verdictPainter(view.verdict === 'unknown' ? view.groups : view.verdict, paint);
  const told = toldPairs(view);
  const [only] = told;
  const isOne = view.pairs.length === 1;
  const lines = isOne ? (only?.sentences.slice(1) ?? []) : told.flatMap((pair) => ['', ...pair.sentences]);
  const footer = gapsText(gaps).map(paint.dim);
  return [
    painted(printable(view.summary)),
    ...lines.map((line) => (line === '' ? '' : `  ${printable(line)}`)),
    ...(isOne ? [] : [...likeThese(view, told)]),
    ...(footer.length === 0 ? [] : ['', ...footer]),
  ].join('\n');
}

/** The first pair of each answer: the members of a group mostly have the same rules. */
function toldPairs({ pairs }: AnswerView): readonly PairView[] {
  const first = new Map<string, PairView>();
  for (const pair of pairs) {
    const key = `${pair.verdict} ${pair.groups}`;
    if (!first.has(key)) first.set(key, pair);
  }
  return [...first.values()];
}

function likeThese({ counts }: AnswerView, told: readonly PairView[]): readonly string[] {
  const others = counts.yes + counts.no + counts.unknown - told.length;
  if (others <= 0) return [];
  return ['', `  ${String(others)} more ${others === 1 ? 'pair' : 'pairs'}, answered the same way as one of these.`];
}
