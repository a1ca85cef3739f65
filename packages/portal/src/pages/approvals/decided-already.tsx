import type { AccessRequestView } from '@gatelease/contract';
import { Note } from '../../components/note.tsx';
import { When } from '../../components/when.tsx';
import { requestStatus } from '../../lease/lease-status.ts';

/** For whoever follows the link of a mail after somebody else was quicker: there is nothing left to do. */
export function DecidedAlready({ request }: { readonly request: AccessRequestView | undefined }) {
  if (request === undefined) return null;
  const { personName, resourceName, state, reviews, decidedAt } = request;
  const reviewers = reviews.map(({ reviewerName }) => reviewerName).join(', ');
  return (
    <Note
      tone="calm"
      role="status"
      mb="lg"
      title={`The request of ${personName} for ${resourceName} needs no answer any more`}
    >
      {requestStatus(state).word}
      {reviewers !== '' && ` by ${reviewers}`}
      {decidedAt !== null && (
        <>
          , <When at={decidedAt} as="both" />
        </>
      )}
      .
    </Note>
  );
}
