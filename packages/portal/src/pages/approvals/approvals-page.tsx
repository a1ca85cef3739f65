import type { AccessRequestView } from '@gatelease/contract';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { IconChecklist } from '@tabler/icons-react';
import { useEffect } from 'react';
import { apiQuery } from '../../api/queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { SectionHeading } from '../../components/section-heading.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { When } from '../../components/when.tsx';
import { BreakGlassBadge } from '../../lease/break-glass-badge.tsx';
import { requestStatus } from '../../lease/lease-status.ts';
import { DecidedAlready } from './decided-already.tsx';
import { RequestCard } from './request-card.tsx';
import classes from './request-card.module.css';

/** What waits for a yes or a no, and what was decided. */
export function ApprovalsPage() {
  const pending = useQuery(apiQuery('listAccessRequests', { query: { state: 'pending' } }));
  const decided = useQuery(apiQuery('listAccessRequests', { query: { state: 'decided', limit: 50 } }));
  const marked = useLocation({ select: ({ hash }) => hash });
  const isRead = pending.data !== undefined;
  useEffect(() => {
    if (isRead && marked !== '') document.getElementById(marked)?.scrollIntoView({ block: 'center' });
  }, [isRead, marked]);

  return (
    <>
      <PageHeader title="Approvals">The clock of an access starts when you approve it.</PageHeader>
      <DecidedAlready request={decided.data?.items.find(({ requestId }) => requestId === marked)} />
      <QueryState query={pending} what="the requests">
        {({ items }) => (
          <section>
            <SectionHeading>Waiting</SectionHeading>
            {items.length === 0 ? (
              <EmptyState icon={<IconChecklist size={38} stroke={1.4} />} title="Nothing waits for an answer">
                New requests show here by themselves.
              </EmptyState>
            ) : (
              <div className={classes['cards']}>
                {items.map((request) => (
                  <RequestCard key={request.requestId} request={request} isMarked={request.requestId === marked} />
                ))}
              </div>
            )}
          </section>
        )}
      </QueryState>
      {(decided.data?.items.length ?? 0) > 0 && (
        <section>
          <SectionHeading>Decided</SectionHeading>
          <DataTable
            caption="Decided requests"
            columns={COLUMNS}
            rows={decided.data?.items ?? []}
            keyOf={({ requestId }) => requestId}
          />
        </section>
      )}
    </>
  );
}

const COLUMNS: readonly Column<AccessRequestView>[] = [
  { heading: 'Who', cell: (request) => <strong>{request.personName}</strong> },
  { heading: 'What', cell: (request) => request.resourceName },
  { heading: 'Why', cell: (request) => request.reason ?? 'No reason given' },
  { heading: 'Outcome', cell: (request) => <Outcome request={request} /> },
  { heading: 'By', cell: (request) => <Reviews request={request} /> },
  { heading: 'When', cell: (request) => <When at={request.decidedAt ?? request.createdAt} /> },
];

function Outcome({ request }: { readonly request: AccessRequestView }) {
  if (request.breakGlass) return <BreakGlassBadge />;
  return <StatusBadge {...requestStatus(request.state)} />;
}

function Reviews({ request: { reviews, approvalsNeeded } }: { readonly request: AccessRequestView }) {
  if (reviews.length === 0) return approvalsNeeded === 0 ? 'No approval needed' : 'Nobody';
  return reviews.map(({ reviewerId, reviewerName, comment }) => (
    <div key={reviewerId}>
      {reviewerName}
      {comment !== null && comment !== '' && `: “${comment}”`}
    </div>
  ));
}
