import type { PersonEntryView, TeamView } from '@gatelease/contract';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDots,
  IconKey,
  IconLinkOff,
  IconMailForward,
  IconPencil,
  IconShieldOff,
  IconTrash,
  IconUnlink,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { signInOptionsQuery } from '../../api/sign-in-options.ts';
import { useCan, useSession } from '../../app/session-context.ts';
import { DeletePersonDialog } from './delete-person-dialog.tsx';
import { EditPersonDialog } from './edit-person-dialog.tsx';
import { PasswordLinkDialog } from './password-link-dialog.tsx';
import { stateOfPerson } from './person-states.ts';
import { PersonStatusDialog } from './person-status-dialog.tsx';
import { ResetSecondFactorDialog } from './reset-second-factor-dialog.tsx';
import { UnlinkProviderDialog } from './unlink-provider-dialog.tsx';
import { WithdrawLinkDialog } from './withdraw-link-dialog.tsx';

interface PersonMenuProps {
  readonly person: PersonEntryView;
  readonly teams: readonly TeamView[];
}

type Dialog = 'edit' | 'link' | 'withdraw' | 'reset-factor' | 'unlink' | 'status' | 'delete';

/** What can be done with a person. */
export function PersonMenu({ person, teams }: PersonMenuProps) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const canEdit = useCan('people.edit');
  const canDeactivate = useCan('people.deactivate');
  const canDelete = useCan('people.delete');
  const me = useSession().person.personId;
  const provider = useQuery(signInOptionsQuery).data?.identityProvider ?? null;
  if (!canEdit && !canDeactivate && !canDelete) return null;

  const isActive = person.status === 'active';
  // One's own goes on one's own page, with a code.
  const hasFactorToReset = person.secondFactors.length > 0 && person.personId !== me;
  const isInvited = stateOfPerson(person) === 'invited';
  const dialogProps = (name: Dialog) => ({
    person,
    isOpen: dialog === name,
    onClose: () => {
      setDialog(null);
    },
  });
  const open = (name: Dialog) => () => {
    setDialog(name);
  };

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={`Actions for ${person.name}`}>
            <IconDots size={19} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {canEdit && (
            <>
              <Menu.Item leftSection={<IconPencil size={17} aria-hidden />} onClick={open('edit')}>
                Edit
              </Menu.Item>
              {isActive && (
                <Menu.Item
                  leftSection={
                    isInvited ? <IconMailForward size={17} aria-hidden /> : <IconKey size={17} aria-hidden />
                  }
                  onClick={open('link')}
                >
                  {isInvited ? 'Invite again' : 'Reset the password'}
                </Menu.Item>
              )}
              {person.linkExpiresAt !== null && (
                <Menu.Item leftSection={<IconLinkOff size={17} aria-hidden />} onClick={open('withdraw')}>
                  {isInvited ? 'Withdraw the invitation' : 'Withdraw the link'}
                </Menu.Item>
              )}
              {hasFactorToReset && (
                <Menu.Item leftSection={<IconShieldOff size={17} aria-hidden />} onClick={open('reset-factor')}>
                  Reset the second factor
                </Menu.Item>
              )}
              {provider !== null && (
                <Menu.Item leftSection={<IconUnlink size={17} aria-hidden />} onClick={open('unlink')}>
                  Unlink from {provider.name}
                </Menu.Item>
              )}
            </>
          )}
          {(canDeactivate || canDelete) && <Menu.Divider />}
          {canDeactivate && (
            <Menu.Item
              leftSection={isActive ? <IconUserOff size={17} aria-hidden /> : <IconUserCheck size={17} aria-hidden />}
              onClick={open('status')}
            >
              {isActive ? 'Deactivate' : 'Reactivate'}
            </Menu.Item>
          )}
          {canDelete && (
            <Menu.Item c="var(--gl-bad)" leftSection={<IconTrash size={17} aria-hidden />} onClick={open('delete')}>
              Delete
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <EditPersonDialog {...dialogProps('edit')} teams={teams} />
      <PasswordLinkDialog {...dialogProps('link')} />
      <WithdrawLinkDialog {...dialogProps('withdraw')} />
      <ResetSecondFactorDialog {...dialogProps('reset-factor')} />
      {provider !== null && <UnlinkProviderDialog {...dialogProps('unlink')} provider={provider.name} />}
      <PersonStatusDialog {...dialogProps('status')} />
      <DeletePersonDialog {...dialogProps('delete')} />
    </>
  );
}
