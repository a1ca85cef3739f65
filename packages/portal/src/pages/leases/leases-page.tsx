import { Button, Group, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { leasePages } from '../../api/queries.ts';
import { PersonFilter, ResourceFilter } from '../../components/subject-filters.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { LeaseTable } from './lease-table.tsx';

const STATES = [
  { value: 'live', label: 'Live' },
  { value: 'ended', label: 'Ended' },
] as const;

/** Leases of everybody. */
export function LeasesPage() {
  const search = useSearch({ from: '/shell/leases' });
  const navigate = useNavigate({ from: '/leases' });
  const state = search.state === 'ended' ? 'ended' : 'live';
  const { personId, resourceId } = search;
  const leases = useInfiniteQuery(
    leasePages({
      state,
      limit: 50,
      ...(personId === undefined ? {} : { personId }),
      ...(resourceId === undefined ? {} : { resourceId }),
    }),
  );
  const filter = (change: Readonly<Record<string, string>>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };

  return (
    <>
      <PageHeader title="Leases">Who has access, and who had.</PageHeader>
      <Group mb="md">
        <SegmentedControl
          aria-label="State"
          size="md"
          data={[...STATES]}
          value={state}
          onChange={(value) => {
            filter({ state: value });
          }}
        />
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
        {(personId !== undefined || resourceId !== undefined) && (
          <Button
            variant="subtle"
            onClick={() => {
              filter({ personId: '', resourceId: '' });
            }}
          >
            Clear the filter
          </Button>
        )}
      </Group>
      <QueryState query={leases} what="the leases">
        {({ pages }) => (
          <LeaseTable
            caption="Leases"
            leases={pages.flatMap(({ items }) => items)}
            empty={state === 'live' ? 'Nothing is open now.' : 'Nothing has ended yet.'}
          />
        )}
      </QueryState>
      <MoreButton query={leases} />
    </>
  );
}
