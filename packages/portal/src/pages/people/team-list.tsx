import type { TeamEntryView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useCan } from '../../app/session-context.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { TextLink } from '../../components/link-button.tsx';
import { SectionHeading } from '../../components/section-heading.tsx';
import { AddTeamDialog } from './add-team-dialog.tsx';
import { amountOf } from './amount.ts';
import { TeamMenu } from './team-menu.tsx';

/** The teams, and what can be done with them. */
export function TeamList({ teams }: { readonly teams: readonly TeamEntryView[] }) {
  const canEdit = useCan('teams.edit');
  const [isAdding, adding] = useDisclosure(false);
  return (
    <section aria-label="Teams">
      <SectionHeading
        actions={
          canEdit && (
            <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={adding.open}>
              Add a team
            </Button>
          )
        }
      >
        Teams
      </SectionHeading>
      {teams.length === 0 ? (
        <p>A team gathers people whom an access rule names together. There is none yet.</p>
      ) : (
        <DataTable
          caption="Teams"
          columns={canEdit ? [...COLUMNS, ACTIONS] : COLUMNS}
          rows={teams}
          keyOf={({ teamId }) => teamId}
        />
      )}
      <AddTeamDialog isOpen={isAdding} onClose={adding.close} />
    </section>
  );
}

const COLUMNS: readonly Column<TeamEntryView>[] = [
  { heading: 'Team', cell: ({ name }) => <strong>{name}</strong> },
  {
    heading: 'People',
    cell: ({ teamId, memberCount }) =>
      memberCount === 0 ? (
        'Nobody yet'
      ) : (
        <TextLink to="/people" search={{ teamId }}>
          {amountOf(memberCount, 'person', 'people')}
        </TextLink>
      ),
  },
];

const ACTIONS: Column<TeamEntryView> = {
  heading: 'Actions',
  isHeadingHidden: true,
  align: 'end',
  cell: (team) => <TeamMenu team={team} />,
};
