import { eventActor } from '@gatelease/contract/event-actor';
import type { EventView } from '@gatelease/contract';
import { EVENT_TITLES } from '@gatelease/contract/event-titles';
import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { eventPages } from '../../api/queries.ts';
import { AddressFilter } from '../../components/address-filter.tsx';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { PersonFilter, ResourceFilter } from '../../components/subject-filters.tsx';
import { When } from '../../components/when.tsx';
import { BreakGlassBadge } from '../../lease/break-glass-badge.tsx';
import { instantText } from '../../time/instant-text.ts';
import { HERE, useNow } from '../../time/use-now.ts';
import { eventFacts, eventTitle } from './event-text.ts';
import { ExportMenu, useLedgerCheck } from './ledger-actions.tsx';
import { LEDGER_FILTERS, ledgerQuery } from './ledger-filter.ts';
import classes from './ledger-page.module.css';

const COLUMNS: readonly Column<EventView>[] = [
  { heading: 'When', cell: ({ at }) => <When at={at} /> },
  {
    heading: 'What',
    cell: (event) => (
      <>
        <strong>{eventTitle(event.kind)}</strong>
        {event.breakGlass && (
          <div>
            <BreakGlassBadge />
          </div>
        )}
        <Facts detail={event.detail} />
      </>
    ),
  },
  { heading: 'By', cell: eventActor },
  { heading: 'About', cell: (event) => <Subjects event={event} /> },
  {
    heading: 'Number',
    align: 'end',
    cell: ({ sequence, hash }) => (
      <span className="figures" title={`Hash ${hash}`}>
        {sequence}
      </span>
    ),
  },
];

/** Whom and what it is about; a person who did it themselves stands under "By" already. */
function Subjects({ event: { actorId, personId, personName, resourceName, address } }: { readonly event: EventView }) {
  return (
    <>
      {personName !== null && personId !== actorId && <div>{personName}</div>}
      {resourceName !== null && <div>{resourceName}</div>}
      {address !== null && <code>{address}</code>}
    </>
  );
}

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
  const events = useInfiniteQuery(eventPages({ ...ledgerQuery(search), limit: 50 }));
  const check = useLedgerCheck();
  const filter = (change: Readonly<Record<string, string>>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const isFiltered = Object.keys(search).length > 0;

  return (
    <>
      <PageHeader
        title="Ledger"
        actions={
          <Group gap="sm">
            {check.button}
            <ExportMenu search={search} isFiltered={isFiltered} />
          </Group>
        }
      >
        Every decision and every change of a rule. Each entry is chained to the one before by its hash.
      </PageHeader>
      {check.outcome}
      <Group mb="md">
        <NativeSelect
          aria-label="Kind"
          value={search.kind ?? ''}
          data={[{ value: '', label: 'Everything' }, ...kindChoices(search.kind)]}
          onChange={(event) => {
            filter({ kind: event.currentTarget.value });
          }}
        />
        <Checkbox
          label="Emergency access only"
          checked={search.emergency === 'only'}
          onChange={(event) => {
            filter({ emergency: event.currentTarget.checked ? 'only' : '' });
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
        <AddressFilter
          key={search.address ?? ''}
          value={search.address ?? ''}
          onChange={(value) => {
            filter({ address: value });
          }}
        />
        <TextInput
          type="date"
          aria-label="From the day"
          value={search.from ?? ''}
          onChange={(event) => {
            filter({ from: event.currentTarget.value });
          }}
        />
        <TextInput
          type="date"
          aria-label="To the day"
          value={search.to ?? ''}
          onChange={(event) => {
            filter({ to: event.currentTarget.value });
          }}
        />
        {isFiltered && (
          <Button
            variant="subtle"
            onClick={() => {
              filter(Object.fromEntries(LEDGER_FILTERS.map((name) => [name, ''])));
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
  const known = Object.entries(EVENT_TITLES).map(([value, label]) => ({ value, label }));
  const isUnknown = chosen !== undefined && !(chosen in EVENT_TITLES);
  return isUnknown ? [...known, { value: chosen, label: eventTitle(chosen) }] : known;
}
