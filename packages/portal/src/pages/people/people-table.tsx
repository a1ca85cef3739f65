import type { PersonEntryView, TeamEntryView } from '@gatelease/contract';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { When } from '../../components/when.tsx';
import classes from './people-table.module.css';
import { PersonMenu } from './person-menu.tsx';
import { PersonStatus } from './person-status.tsx';
import { roleLabel } from './roles.ts';

interface PeopleTableProps {
  readonly people: readonly PersonEntryView[];
  readonly teams: readonly TeamEntryView[];
}

/** People, each with what can be done with them. */
export function PeopleTable({ people, teams }: PeopleTableProps) {
  return <DataTable caption="People" columns={columnsWith(teams)} rows={people} keyOf={({ personId }) => personId} />;
}

function columnsWith(teams: readonly TeamEntryView[]): readonly Column<PersonEntryView>[] {
  return [
    {
      heading: 'Person',
      cell: ({ name, email }) => (
        <div className={classes['person']}>
          <strong>{name}</strong>
          <div className={classes['aside']}>{email}</div>
        </div>
      ),
    },
    {
      heading: 'Role',
      cell: ({ role, access }) => (
        <>
          {roleLabel(role)}
          {role === 'member' && access === 'dashboard' && <div className={classes['aside']}>sees the dashboard</div>}
        </>
      ),
    },
    { heading: 'Teams', cell: ({ teamIds }) => teamNames(teamIds, teams) },
    { heading: 'Status', cell: (person) => <PersonStatus person={person} /> },
    { heading: 'Second factor', cell: ({ secondFactors }) => (secondFactors.length === 0 ? 'None' : 'Set up') },
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

function teamNames(teamIds: readonly string[], teams: readonly TeamEntryView[]): string {
  const names = teams.filter(({ teamId }) => teamIds.includes(teamId)).map(({ name }) => name);
  return names.length === 0 ? 'None' : names.join(', ');
}
