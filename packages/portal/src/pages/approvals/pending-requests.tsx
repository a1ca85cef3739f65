import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '../../api/queries.ts';
import { useCan } from '../../app/session-context.ts';
import { SectionHeading } from '../../components/section-heading.tsx';
import { RequestCard } from './request-card.tsx';
import classes from './request-card.module.css';

/** What waits for approval, at the top of another page; nothing when nothing waits. */
export function PendingRequests({ resourceId }: { readonly resourceId?: string }) {
  const canSee = useCan('requests.list-all');
  const pending = useQuery({
    ...apiQuery('listAccessRequests', {
      query: { state: 'pending', ...(resourceId === undefined ? {} : { resourceId }) },
    }),
    enabled: canSee,
  });
  const items = pending.data?.items ?? [];
  if (items.length === 0) return null;

  return (
    <section className={classes['pending']}>
      <SectionHeading>Waiting for approval</SectionHeading>
      <div className={classes['cards']}>
        {items.map((request) => (
          <RequestCard key={request.requestId} request={request} />
        ))}
      </div>
    </section>
  );
}
