import type { TeamEntryView } from '@gatelease/contract';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { DeleteTeamDialog } from './delete-team-dialog.tsx';
import { EditTeamDialog } from './edit-team-dialog.tsx';

/** What can be done with a team. */
export function TeamMenu({ team }: { readonly team: TeamEntryView }) {
  const [dialog, setDialog] = useState<'edit' | 'delete' | null>(null);
  const close = (): void => {
    setDialog(null);
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={`Actions for the team ${team.name}`}>
            <IconDots size={19} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={17} aria-hidden />}
            onClick={() => {
              setDialog('edit');
            }}
          >
            Name and people
          </Menu.Item>
          <Menu.Item
            c="var(--gl-bad)"
            leftSection={<IconTrash size={17} aria-hidden />}
            onClick={() => {
              setDialog('delete');
            }}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <EditTeamDialog team={team} isOpen={dialog === 'edit'} onClose={close} />
      <DeleteTeamDialog team={team} isOpen={dialog === 'delete'} onClose={close} />
    </>
  );
}
