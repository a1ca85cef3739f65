import type { PersonView, TeamView } from '@gatelease/contract';
import { ActionIcon, Menu, Modal } from '@mantine/core';
import { IconDots, IconLink, IconPencil, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { useCan } from '../../app/session-context.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notice } from '../../components/notice.ts';
import { EditPersonDialog } from './edit-person-dialog.tsx';
import { SetupLink } from './setup-link.tsx';

interface PersonMenuProps {
  readonly person: PersonView;
  readonly teams: readonly TeamView[];
}

/** What can be done with a person. */
export function PersonMenu({ person, teams }: PersonMenuProps) {
  const [dialog, setDialog] = useState<'edit' | 'status' | 'link' | null>(null);
  const canEdit = useCan('people.edit');
  const canDeactivate = useCan('people.deactivate');
  const isActive = person.status === 'active';
  const params = { personId: person.personId };
  const close = (): void => {
    setDialog(null);
  };
  const setStatus = useAction(async (status: PersonView['status']) => {
    await callApi('editPerson', { params, body: { version: person.version, status } });
    close();
    notice(status === 'active' ? `${person.name} can sign in again` : `${person.name} is deactivated`);
  });
  const renew = useAction(() => callApi('renewSetupLink', { params }));
  const [link, setLink] = useState('');
  if (!canEdit && !canDeactivate) return null;

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={`Actions for ${person.name}`}>
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
            Edit
          </Menu.Item>
          {isActive && (
            <Menu.Item
              leftSection={<IconLink size={17} aria-hidden />}
              onClick={() => {
                setDialog('link');
              }}
            >
              New set-up link
            </Menu.Item>
          )}
          {canDeactivate && (
            <Menu.Item
              {...(isActive ? { c: 'var(--gl-bad)' } : {})}
              leftSection={isActive ? <IconUserOff size={17} aria-hidden /> : <IconUserCheck size={17} aria-hidden />}
              onClick={() => {
                setDialog('status');
              }}
            >
              {isActive ? 'Deactivate' : 'Reactivate'}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <EditPersonDialog person={person} teams={teams} isOpen={dialog === 'edit'} onClose={close} />
      <ConfirmDialog
        isOpen={dialog === 'status'}
        title={isActive ? `Deactivate ${person.name}?` : `Reactivate ${person.name}?`}
        verb={isActive ? 'Deactivate' : 'Reactivate'}
        isDangerous={isActive}
        isBusy={setStatus.isBusy}
        problem={setStatus.problem}
        onConfirm={() => void setStatus.run(isActive ? 'deactivated' : 'active')}
        onClose={close}
      >
        {isActive
          ? 'They are signed out, cannot sign in, and everything they have open is closed at once. This can be taken back.'
          : 'They can sign in again with the password they had. What was closed stays closed.'}
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={dialog === 'link' && link === ''}
        title={`New set-up link for ${person.name}?`}
        verb="Make the link"
        isDangerous={false}
        isBusy={renew.isBusy}
        problem={renew.problem}
        onConfirm={() => {
          void renew.run(undefined).then((made) => {
            setLink(made?.setupLink ?? '');
          });
        }}
        onClose={close}
      >
        Links made before stop working. The present password stays until the link is used.
      </ConfirmDialog>
      <Modal
        opened={link !== ''}
        onClose={() => {
          setLink('');
          close();
        }}
        closeOnClickOutside={false}
        title={`Set-up link for ${person.name}`}
      >
        <SetupLink
          name={person.name}
          link={link}
          onDone={() => {
            setLink('');
            close();
          }}
        />
      </Modal>
    </>
  );
}
