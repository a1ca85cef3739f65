import type { PersonView, TeamView } from '@gatelease/contract';
import { Button, TextInput } from '@mantine/core';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { useCan } from '../../app/session-context.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { SectionHeading } from '../../components/section-heading.tsx';
import { useFields } from '../../components/use-fields.ts';
import { TeamMenu } from './team-menu.tsx';
import classes from './team-list.module.css';

interface TeamListProps {
  readonly teams: readonly TeamView[];
  readonly people: readonly PersonView[];
}

/** The teams, and a line to add one. */
export function TeamList({ teams, people }: TeamListProps) {
  const canEdit = useCan('teams.edit');
  const columns: readonly Column<TeamView>[] = [
    { heading: 'Team', cell: ({ name }) => <strong>{name}</strong> },
    {
      heading: 'People',
      cell: ({ teamId }) =>
        people
          .filter(({ teamIds }) => teamIds.includes(teamId))
          .map(({ name }) => name)
          .join(', ') || 'Nobody yet',
    },
    ...(canEdit
      ? [
          {
            heading: 'Actions',
            isHeadingHidden: true,
            align: 'end',
            cell: (team) => <TeamMenu team={team} />,
          } satisfies Column<TeamView>,
        ]
      : []),
  ];
  return (
    <section>
      <SectionHeading>Teams</SectionHeading>
      {teams.length > 0 && <DataTable caption="Teams" columns={columns} rows={teams} keyOf={({ teamId }) => teamId} />}
      {canEdit && <AddTeam />}
    </section>
  );
}

function AddTeam() {
  const add = useAction((name: string) => callApi('addTeam', { body: { name } }));
  const { values, field, set } = useFields({ name: '' }, add.problem);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add.run(values.name.trim()).then((added) => {
          if (added !== undefined) set('name', '');
        });
      }}
    >
      <div className={classes['add']}>
        <TextInput aria-label="Name of the new team" placeholder="Name of a new team" required {...field('name')} />
        <Button type="submit" variant="default" size="md" loading={add.isBusy}>
          Add the team
        </Button>
      </div>
      <ProblemAlert problem={add.problem} />
    </form>
  );
}
