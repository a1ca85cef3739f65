import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconFileImport, IconSearchOff, IconUserPlus } from '@tabler/icons-react';
import { apiQuery, peoplePages } from '../../api/queries.ts';
import { useCan } from '../../app/session-context.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { AccessCodeCard } from './access-code-card.tsx';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { PeopleFilters } from './people-filters.tsx';
import { PeopleTable } from './people-table.tsx';
import { TeamList } from './team-list.tsx';
import { usePeopleFilter } from './use-people-filter.ts';

/** The people of the organization, its teams, and the access code they sign in with. */
export function PeoplePage() {
  const { filter, isFiltered, change, clear } = usePeopleFilter();
  const people = useInfiniteQuery({
    ...peoplePages({ ...filter, limit: 50 }),
    // What was found stays on the page while the next search is under way.
    placeholderData: (before) => before,
  });
  const teams = useQuery(apiQuery('listTeams'));
  const canAdd = useCan('people.add');
  const [isAdding, adding] = useDisclosure(false);
  const known = teams.data?.items ?? [];

  return (
    <>
      <PageHeader
        title="People"
        actions={
          canAdd && (
            <Group gap="sm">
              <LinkButton to="/people/import" variant="default" leftSection={<IconFileImport size={18} aria-hidden />}>
                Import people
              </LinkButton>
              <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={adding.open}>
                Add a person
              </Button>
            </Group>
          )
        }
      >
        Who belongs to the organization, and what their role lets them do.
      </PageHeader>
      <AccessCodeCard />
      <PeopleFilters filter={filter} teams={known} isFiltered={isFiltered} onChange={change} onClear={clear} />
      <QueryState query={people} what="the people">
        {({ pages }) => {
          const found = pages.flatMap(({ items }) => items);
          return found.length === 0 ? (
            <EmptyState icon={<IconSearchOff size={38} stroke={1.4} />} title="Nobody fits">
              <p>No person is called so, or all filters together leave nobody.</p>
              <Button variant="default" onClick={clear}>
                Show everybody
              </Button>
            </EmptyState>
          ) : (
            <PeopleTable people={found} teams={known} />
          );
        }}
      </QueryState>
      <MoreButton query={people} />
      <TeamList teams={known} />
      <AddPersonDialog isOpen={isAdding} teams={known} onClose={adding.close} />
    </>
  );
}
