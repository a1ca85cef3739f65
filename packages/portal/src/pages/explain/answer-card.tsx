import type { AnswerDocument } from '@gatelease/contract';
import { LinkButton } from '../../components/link-button.tsx';
import { SectionHeading } from '../../components/section-heading.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import classes from './answer-card.module.css';
import { PairDetails } from './pair-details.tsx';
import type { AskedQuestion } from './question-form.tsx';
import { answerLook, VERDICT_LOOKS } from './verdict-look.ts';

interface AnswerCardProps {
  /** The question as it was put. */
  readonly asked: AskedQuestion;
  readonly answer: AnswerDocument;
  readonly place: { readonly credentialId: string; readonly region: string };
}

/** The answer first, then why, for each pair of ends that the question means. */
export function AnswerCard({ asked, answer, place }: AnswerCardProps) {
  const { counts, pairs } = answer;
  const all = counts.yes + counts.no + counts.unknown;
  const look = answerLook(answer);
  return (
    <section className={classes['card']} aria-label="Answer" data-tone={look.tone}>
      <div className={classes['verdict']}>
        <StatusBadge {...look} />
        {answer.verdict !== look.word.toLowerCase() && answer.verdict === 'unknown' && answer.groups !== 'unknown' && (
          <StatusBadge {...VERDICT_LOOKS.unknown} word="The network is not known" />
        )}
      </div>
      <p className={classes['summary']}>{answer.summary}</p>
      {pairs.map((pair, index) => (
        <PairDetails key={pair.sentences.join()} pair={pair} isOpen={index === 0} isAlone={all === 1} />
      ))}
      {all > pairs.length && (
        <p className={classes['more']}>
          {all - pairs.length} more pairs are not shown: ask about one of them by its name to see why.
        </p>
      )}
      <SectionHeading>Look further</SectionHeading>
      <div className={classes['links']}>
        <LinkButton variant="default" to="/exposure" search={{ ...place, source: sourceOf(answer) }}>
          What {sourceOf(answer)} reaches
        </LinkButton>
        <LinkButton variant="default" to="/map" search={{ ...place, ...asked }}>
          On the map
        </LinkButton>
      </div>
    </section>
  );
}

/** The id within `web (sg-…)`, or the address. */
function sourceOf({ from, pairs }: AnswerDocument): string {
  const group = /\((sg-[0-9a-f]+)\)$/.exec(from)?.[1];
  return group ?? pairs[0]?.ways[0]?.from.address ?? from;
}
