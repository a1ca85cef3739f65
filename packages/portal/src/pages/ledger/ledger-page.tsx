import type { EventView } from '@gatelease/contract';
import { Button, Group, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { eventPages } from '../../api/queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { PersonFilter, ResourceFilter } from '../../components/subject-filters.tsx';
import { When } from '../../components/when.tsx';
import { instantText } from '../../time/instant-text.ts';
import { HERE, useNow } from '../../time/use-now.ts';
import { EVENT_KINDS, eventFacts, eventTitle } from './event-text.ts';
import classes from './ledger-page.module.css';

const COLUMNS: readonly Column<EventView>[] = [
  { heading: 'When', cell: ({ at }) => <When at={at} /> },
  {
    heading: 'What',
    cell: (event) => (
      <>
        <strong>{eventTitle(event.kind)}</strong>
        <Facts detail={event.detail} />
      </>
    ),
  },
  { heading: 'By', cell: ({ actorName }) => actorName ?? 'Gatelease' },
  { heading: 'Person', cell: ({ personName }) => personName ?? '' },
  { heading: 'Security group', cell: ({ resourceName }) => resourceName ?? '' },
  { heading: 'Address', cell: ({ address }) => (address === null ? '' : <code>{address}</code>) },
  {
    heading: 'Number',
    cell: ({ sequence, hash }) => (
      <span className="figures" title={`Hash ${hash}`}>
        {sequence}
      </span>
    ),
  },
];

function Facts({ detail }: Pick<EventView, 'detail'>) {
  const now = useNow();
  return eventFacts(detail, (instant) => instantText(instant, now, HERE)).map((fact) => (
    <div key={fact} className={classes['fact']}>
      {fact}
    </div>
  ));
}

/** Every decision and every change of a rule, newest first. */
export function LedgerPage() {
  const search = useSearch({ from: '/shell/ledger' });
  const navigate = useNavigate({ from: '/ledger' });
  const events = useInfiniteQuery(eventPages({ ...search, limit: 50 }));
  const filter = (change: Readonly<Record<string, string>>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const isFiltered = Object.keys(search).length > 0;

  return (
    <>
      <PageHeader title="Ledger">
        Every decision and every change of a rule. Each entry is chained to the one before by its hash.
      </PageHeader>
      <Group mb="md">
        <NativeSelect
          aria-label="Kind"
          value={search.kind ?? ''}
          data={[{ value: '', label: 'Everything' }, ...kindChoices(search.kind)]}
          onChange={(event) => {
            filter({ kind: event.currentTarget.value });
          }}
        />
        <PersonFilter
          value={search.personId ?? ''}
          onChange={(value) => {
            filter({ personId: value });
          }}
        />
        <ResourceFilter
          value={search.resourceId ?? ''}
          onChange={(value) => {
            filter({ resourceId: value });
          }}
        />
        {isFiltered && (
          <Button
            variant="subtle"
            onClick={() => {
              filter({ kind: '', personId: '', resourceId: '', leaseId: '', address: '' });
            }}
          >
            Clear the filter
          </Button>
        )}
      </Group>
      <QueryState query={events} what="the ledger">
        {({ pages }) => <Events events={pages.flatMap(({ items }) => items)} />}
      </QueryState>
      <MoreButton query={events} />
    </>
  );
}

function Events({ events }: { readonly events: readonly EventView[] }) {
  if (events.length === 0) return <p>Nothing like that has happened.</p>;
  return <DataTable caption="Events" columns={COLUMNS} rows={events} keyOf={({ eventId }) => eventId} />;
}

function kindChoices(chosen: string | undefined) {
  const known = Object.entries(EVENT_KINDS).map(([value, label]) => ({ value, label }));
  const isUnknown = chosen !== undefined && !(chosen in EVENT_KINDS);
  return isUnknown ? [...known, { value: chosen, label: eventTitle(chosen) }] : known;
}
