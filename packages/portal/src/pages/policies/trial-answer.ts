import type { PolicyTrialView } from '@gatelease/contract';
import type { StatusBadgeLook } from '../../components/status-badge.tsx';

type Moment = PolicyTrialView['moments'][number];

/** How an answer looks, and what there is to say beside it. `tell` puts an instant into the reader's time. */
export function answerText(
  { outcome, endsAt, reason, reasonCode, nextWindow }: Moment,
  tell: (instant: string) => string,
): { readonly look: StatusBadgeLook; readonly detail: string | null } {
  switch (outcome) {
    case 'opens':
      return {
        look: { tone: 'good', icon: 'done', word: 'Opens at once' },
        detail: endsAt === null ? null : `It would close ${tell(endsAt)}, unless they choose otherwise.`,
      };
    case 'needs-approval':
      return {
        look: { tone: 'wait', icon: 'waiting', word: 'Asks for approval' },
        detail: 'It opens when the last approval is given.',
      };
    case 'refused':
      return {
        look: { tone: 'bad', icon: 'off', word: 'Stays closed' },
        detail:
          reasonCode === 'access.outside-schedule' && nextWindow !== null
            ? `Outside the windows. The next is ${tell(nextWindow.startsAt)} to ${tell(nextWindow.endsAt)}.`
            : reason,
      };
  }
}
