import type { Letter } from '../letter.ts';
import { requestFacts } from './request-waiting.ts';
import type { AboutRequest } from './request-waiting.ts';

/** Tells the requester what was decided. */
export function requestDecidedLetter(about: AboutRequest, comment: string | null): Letter {
  const { request, policy, publicUrl } = about;
  const isApproved = request.state === 'approved';
  const verdict = isApproved ? 'approved' : 'denied';
  return {
    subject: `Your request was ${verdict}: ${policy.name}`,
    blocks: [
      { kind: 'heading', text: `Your request was ${verdict}` },
      ...(comment === null ? [] : [{ kind: 'paragraph', text: `Comment: ${comment}` } as const]),
      { kind: 'facts', facts: requestFacts(about).filter(({ name }) => name !== 'Who') },
      {
        kind: 'paragraph',
        text: isApproved ? 'The clock runs now.' : 'You can ask again, for another time or with another reason.',
      },
      {
        kind: 'button',
        label: isApproved ? 'See what is open' : 'Go to my access',
        url: `${publicUrl}/`,
        isSecret: false,
      },
    ],
  };
}
