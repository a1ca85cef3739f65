import type { AnswerDocument } from '@gatelease/contract';
import type { StatusBadgeLook } from '../../components/status-badge.tsx';

type Verdict = AnswerDocument['verdict'];

/** How yes, no and unknown look. Reaching is neither good nor bad; a yes is only never grey. */
export const VERDICT_LOOKS: Readonly<Record<Verdict, StatusBadgeLook>> = {
  yes: { tone: 'good', icon: 'done', word: 'Yes' },
  no: { tone: 'bad', icon: 'failed', word: 'No' },
  unknown: { tone: 'wait', icon: 'unknown', word: 'Not known' },
};

/** What the whole comes to: mostly the network cannot be read, and a yes of the groups is the answer that there is. */
export function answerLook({ verdict, groups }: Pick<AnswerDocument, 'verdict' | 'groups'>): StatusBadgeLook {
  if (verdict !== 'unknown' || groups === 'unknown') return VERDICT_LOOKS[verdict];
  return groups === 'yes' ? { ...VERDICT_LOOKS.yes, word: 'Let through' } : VERDICT_LOOKS[groups];
}
