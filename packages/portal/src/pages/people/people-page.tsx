import type { PersonView, TeamView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconUserPlus } from '@tabler/icons-react';
import { apiQuery, everybody } from '../../api/queries.ts';
import { useCan } from '../../app/session-context.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { When } from '../../components/when.tsx';
import { AccessCodeCard } from './access-code-card.tsx';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { PersonMenu } from './person-menu.tsx';
import { roleLabel } from './roles.ts';
import { TeamList } from './team-list.tsx';

/** The people of the organization, its teams, and the access code they sign in with. */
export function PeoplePage() {
  const people = useQuery(everybody());
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
            <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={adding.open}>
              Add a person
            </Button>
          )
        }
      >
        Who belongs to the organization, and what their role lets them do.
      </PageHeader>
      <AccessCodeCard />
      <QueryState query={people} what="the people">
        {(items) => (
          <DataTable caption="People" columns={columnsWith(known)} rows={items} keyOf={({ personId }) => personId} />
        )}
      </QueryState>
      <TeamList teams={known} people={people.data ?? []} />
      <AddPersonDialog isOpen={isAdding} teams={known} onClose={adding.close} />
    </>
  );
}

function columnsWith(teams: readonly TeamView[]): readonly Column<PersonView>[] {
  return [
    {
      heading: 'Person',
      cell: (person) => (
        <>
          <strong>{person.name}</strong>
          <div>{person.email}</div>
        </>
      ),
    },
    { heading: 'Role', cell: ({ role }) => roleLabel(role) },
    {
      heading: 'Teams',
      cell: ({ teamIds }) =>
        teams
          .filter(({ teamId }) => teamIds.includes(teamId))
          .map(({ name }) => name)
          .join(', ') || 'None',
    },
    { heading: 'Status', cell: (person) => <PersonStatus person={person} /> },
    {
      heading: 'Last sign-in',
      cell: ({ lastSignInAt }) => (lastSignInAt === null ? 'Never' : <When at={lastSignInAt} as="relative" />),
    },
    {
      heading: 'Actions',
      isHeadingHidden: true,
      align: 'end',
      cell: (person) => <PersonMenu person={person} teams={teams} />,
    },
  ];
}

function PersonStatus({ person }: { readonly person: PersonView }) {
  if (person.status === 'deactivated') return <StatusBadge tone="calm" icon="off" word="Deactivated" />;
  if (person.lastSignInAt === null) return <StatusBadge tone="wait" icon="waiting" word="Not here yet" />;
  return <StatusBadge tone="good" icon="done" word="Active" />;
}
