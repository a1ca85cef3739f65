import type { AccessRequestView } from '@gatelease/contract';
import { Note } from '../../components/note.tsx';
import { When } from '../../components/when.tsx';

/** Why the last wish came to nothing. */
export function RefusedRequest({ request }: { readonly request: AccessRequestView }) {
  const denial = request.reviews.find(({ decision }) => decision === 'deny');
  if (denial === undefined) {
    return (
      <Note tone="calm" title="Nobody decided on your last request in time">
        You asked <When at={request.createdAt} as="both" />. You can ask again.
      </Note>
    );
  }
  return (
    <Note tone="bad" title={`${denial.reviewerName} denied your last request`}>
      {denial.comment !== null && denial.comment !== '' && <>“{denial.comment}” · </>}
      <When at={denial.reviewedAt} as="both" />
    </Note>
  );
}
