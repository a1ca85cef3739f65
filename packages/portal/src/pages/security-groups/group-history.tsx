import { eventActor } from '@gatelease/contract/event-actor';
import type { EventView } from '@gatelease/contract';
import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { apiQuery, eventPages } from '../../api/queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { SectionHeading } from '../../components/section-heading.tsx';
import { When } from '../../components/when.tsx';
import { instantText } from '../../time/instant-text.ts';
import { HERE, useNow } from '../../time/use-now.ts';
import { eventFacts, eventTitle } from '../ledger/event-text.ts';
import { DRIFT_KINDS } from './verification.ts';

const COLUMNS: readonly Column<EventView>[] = [
  { heading: 'When', cell: ({ at }) => <When at={at} /> },
  {
    heading: 'What',
    cell: (event) => (
      <>
        <strong>{eventTitle(event.kind)}</strong>
        <Facts event={event} />
      </>
    ),
  },
  { heading: 'By', cell: eventActor },
  { heading: 'Person', cell: ({ personName }) => personName ?? '' },
  { heading: 'Address', cell: ({ address }) => (address === null ? '' : <code>{address}</code>) },
];

function Facts({ event: { kind, detail } }: { readonly event: EventView }) {
  const now = useNow();
  const facts = eventFacts(detail, (instant) => instantText(instant, now, HERE));
  const done = DRIFT_KINDS[kind];
  return [...facts, ...(done === undefined ? [] : [done])].map((fact) => <div key={fact}>{fact}</div>);
}

/** What happened in a group, newest first; or only what others did to the rules of Gatelease, and what came of it. */
export function GroupHistory({ resourceId }: { readonly resourceId: string }) {
  const [part, setPart] = useState('all');
  return (
    <section id="history">
      <SectionHeading
        actions={
          <SegmentedControl
            aria-label="Part of the history"
            size="sm"
            value={part}
            data={[
              { value: 'all', label: 'Everything' },
              { value: 'drift', label: 'Drift' },
            ]}
            onChange={setPart}
          />
        }
      >
        History
      </SectionHeading>
      {part === 'all' ? <Everything resourceId={resourceId} /> : <DriftFound resourceId={resourceId} />}
    </section>
  );
}

function Everything({ resourceId }: { readonly resourceId: string }) {
  const events = useInfiniteQuery(eventPages({ resourceId, limit: 15 }));
  return (
    <>
      <QueryState query={events} what="the history">
        {({ pages }) => <Events events={pages.flatMap(({ items }) => items)} none="Nothing has happened yet." />}
      </QueryState>
      <MoreButton query={events} />
    </>
  );
}

const LATEST = 30;

function DriftFound({ resourceId }: { readonly resourceId: string }) {
  const found = useQueries({
    queries: Object.keys(DRIFT_KINDS).map((kind) =>
      apiQuery('listEvents', { query: { resourceId, kind, limit: LATEST } }),
    ),
    combine: (results) => ({
      data: results.every(({ data }) => data !== undefined)
        ? results
            .flatMap(({ data }) => data?.items ?? [])
            .sort((a, b) => b.sequence - a.sequence)
            .slice(0, LATEST)
        : undefined,
      isError: results.some(({ isError }) => isError),
      error: results.find(({ error }) => error !== null)?.error,
    }),
  });
  return (
    <QueryState query={found} what="the drift">
      {(events) => <Events events={events} none="Nobody has touched the rules that Gatelease made." />}
    </QueryState>
  );
}

function Events({ events, none }: { readonly events: readonly EventView[]; readonly none: string }) {
  if (events.length === 0) return <p>{none}</p>;
  return <DataTable caption="History" columns={COLUMNS} rows={events} keyOf={({ eventId }) => eventId} />;
}
