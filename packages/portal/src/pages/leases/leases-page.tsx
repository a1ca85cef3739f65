import { Button, Group, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { leasePages } from '../../api/queries.ts';
import { useCan } from '../../app/session-context.ts';
import { AddressFilter } from '../../components/address-filter.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { PersonFilter, PolicyFilter, ResourceFilter } from '../../components/subject-filters.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { EmergencyStopButton } from './emergency-stop-dialog.tsx';
import { LeasePeriodFilter } from './lease-period-filter.tsx';
import { periodQuery } from './lease-period.ts';
import { LeaseSelection } from './lease-selection.tsx';
import { isClosable, LeaseTable } from './lease-table.tsx';

const STATES = [
  { value: 'live', label: 'Live' },
  { value: 'ended', label: 'Ended' },
  { value: 'all', label: 'All' },
] as const;

/** As many as the API gives at once: a long list is scrolled, not paged through. */
const LEASES_A_PAGE = 500;

const VIEWS = [
  { value: 'list', label: 'List' },
  { value: 'timeline', label: 'Timeline' },
] as const;

const LeaseTimeline = lazy(async () => ({ default: (await import('./timeline/lease-timeline.tsx')).LeaseTimeline }));

const FILTERS = ['personId', 'resourceId', 'policyId', 'address', 'from', 'to'] as const;

const EMPTY = {
  live: 'Nothing like that is open now.',
  ended: 'Nothing like that has ended yet.',
  all: 'Nothing like that was open.',
} as const;

/** Leases of everybody. */
export function LeasesPage() {
  const search = useSearch({ from: '/shell/leases' });
  const navigate = useNavigate({ from: '/leases' });
  const canClose = useCan('leases.close-any');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const state = STATES.find(({ value }) => value === search.state)?.value ?? 'live';
  const { personId, resourceId, policyId, address } = search;
  const isTimeline = search.view === 'timeline';
  const subject = {
    ...(personId === undefined ? {} : { personId }),
    ...(resourceId === undefined ? {} : { resourceId }),
    ...(policyId === undefined ? {} : { policyId }),
    ...(address === undefined ? {} : { address }),
  };
  const period = { from: search.from ?? '', to: search.to ?? '' };
  const list = leasePages({ state, limit: LEASES_A_PAGE, ...subject, ...periodQuery(period) });
  const leases = useInfiniteQuery({ ...list, enabled: !isTimeline });
  const filter = (change: Readonly<Record<string, string>>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const toggle = (leaseId: string): void => {
    setSelected(
      (before) => new Set(before.has(leaseId) ? [...before].filter((id) => id !== leaseId) : [...before, leaseId]),
    );
  };

  return (
    <>
      <PageHeader title="Leases" actions={<EmergencyStopButton />}>
        Who has access, and who had.
      </PageHeader>
      <Group mb="md">
        <SegmentedControl
          aria-label="View"
          size="md"
          data={[...VIEWS]}
          value={isTimeline ? 'timeline' : 'list'}
          onChange={(value) => {
            filter({ view: value });
          }}
        />
        {!isTimeline && (
          <>
            <SegmentedControl
              aria-label="State"
              size="md"
              data={[...STATES]}
              value={state}
              onChange={(value) => {
                filter({ state: value });
              }}
            />
            <LeasePeriodFilter
              period={period}
              onChange={(chosen) => {
                // Who asks about a time wants to know of everything that was open then, to begin with.
                const isFirst = period.from === '' && period.to === '';
                filter({ ...chosen, ...(isFirst ? { state: 'all' } : {}) });
              }}
            />
          </>
        )}
        <PersonFilter
          value={personId ?? ''}
          onChange={(value) => {
            filter({ personId: value });
          }}
        />
        <ResourceFilter
          value={resourceId ?? ''}
          onChange={(value) => {
            filter({ resourceId: value });
          }}
        />
        <PolicyFilter
          value={policyId ?? ''}
          onChange={(value) => {
            filter({ policyId: value });
          }}
        />
        <AddressFilter
          key={address ?? ''}
          value={address ?? ''}
          onChange={(value) => {
            filter({ address: value });
          }}
        />
        {FILTERS.some((name) => search[name] !== undefined) && (
          <Button
            variant="subtle"
            onClick={() => {
              filter(Object.fromEntries(FILTERS.map((name) => [name, ''])));
            }}
          >
            Clear the filter
          </Button>
        )}
      </Group>
      {isTimeline ? (
        <Suspense fallback={<Waiting what="the timeline" />}>
          <LeaseTimeline filter={subject} />
        </Suspense>
      ) : (
        <QueryState query={leases} what="the leases">
          {({ pages }) => {
            const shown = pages.flatMap(({ items }) => items);
            return (
              <>
                <LeaseTable
                  caption="Leases"
                  leases={shown}
                  empty={EMPTY[state]}
                  {...(canClose && state !== 'ended' ? { selection: { selected, toggle } } : {})}
                />
                <MoreButton query={leases} />
                <LeaseSelection
                  leases={shown.filter((lease) => selected.has(lease.leaseId) && isClosable(lease))}
                  onDone={() => {
                    setSelected(new Set());
                  }}
                />
              </>
            );
          }}
        </QueryState>
      )}
    </>
  );
}
