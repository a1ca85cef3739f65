import { Group } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconListDetails, IconPlus } from '@tabler/icons-react';
import { policyPages } from '../../api/queries.ts';
import { useCan } from '../../app/session-context.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { ResourceFilter } from '../../components/subject-filters.tsx';
import { PatternList } from './pattern-list.tsx';
import { PolicyTable } from './policy-table.tsx';

/** Every access policy of the organization. */
export function PoliciesPage() {
  const search = useSearch({ from: '/shell/policies' });
  const navigate = useNavigate({ from: '/policies' });
  const policies = useInfiniteQuery({ ...policyPages({ ...search, limit: 50 }), placeholderData: keepPreviousData });
  const canEdit = useCan('policies.edit');
  const isFiltered = Object.keys(search).length > 0;
  const filter = (change: Readonly<Record<string, string>>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };

  return (
    <>
      <PageHeader
        title="Access rules"
        actions={
          canEdit && (
            <LinkButton to="/policies/new" leftSection={<IconPlus size={18} aria-hidden />}>
              Add an access rule
            </LinkButton>
          )
        }
      >
        Who may open what, when, for how long, and with whose approval. Several for one person add up.
      </PageHeader>
      <QueryState query={policies} what="the access rules">
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0 && !isFiltered) return <NoPolicies canEdit={canEdit} />;
          return (
            <>
              <Group mb="md" gap="sm">
                <SearchField
                  label="Search access rules"
                  value={search.search ?? ''}
                  onChange={(words) => {
                    filter({ search: words });
                  }}
                />
                <ResourceFilter
                  value={search.resourceId ?? ''}
                  onChange={(resourceId) => {
                    filter({ resourceId });
                  }}
                />
              </Group>
              {items.length === 0 ? <p>No access rule fits the search.</p> : <PolicyTable policies={items} />}
            </>
          );
        }}
      </QueryState>
      <MoreButton query={policies} />
    </>
  );
}

function NoPolicies({ canEdit }: { readonly canEdit: boolean }) {
  return (
    <>
      <EmptyState icon={<IconListDetails size={38} stroke={1.4} />} title="No access rule yet">
        <p>Until there is one, nobody can open anything.{canEdit && ' Begin with what comes nearest:'}</p>
      </EmptyState>
      {canEdit && <PatternList />}
    </>
  );
}
