import { Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { notice } from '../../components/notice.ts';
import { DialogForm } from '../../drafts/dialog-form.tsx';
import type { PersonDialogProps } from './person-dialog.ts';
import { stateOfPerson } from './person-states.ts';
import { SetupLink } from './setup-link.tsx';

/** Gives a person a new one-time link for choosing a password, by e-mail or to pass on. */
export function PasswordLinkDialog({ person, isOpen, onClose }: PersonDialogProps) {
  // What they were when the dialog opened: the new link itself changes the list behind it.
  const [isInvited] = useState(stateOfPerson(person) === 'invited');
  const [link, setLink] = useState<string | null>(null);
  const close = (): void => {
    onClose();
    setLink(null);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      closeOnClickOutside={link === null}
      title={isInvited ? `Invite ${person.name} again` : `Reset the password of ${person.name}`}
    >
      {link === null ? (
        <PasswordLinkForm person={person} onMade={setLink} onClose={close} />
      ) : (
        <SetupLink name={person.name} link={link} onDone={close} />
      )}
    </Modal>
  );
}

interface PasswordLinkFormProps extends Pick<PersonDialogProps, 'person' | 'onClose'> {
  onMade(link: string): void;
}

function PasswordLinkForm({ person, onMade, onClose }: PasswordLinkFormProps) {
  const { personId, name, email } = person;
  const [deliver, setDeliver] = useState('mail');
  const renew = useAction(() =>
    callApi('renewSetupLink', { params: { personId }, body: { deliver: deliver === 'show' ? 'show' : 'mail' } }),
  );
  const submit = async (): Promise<void> => {
    const made = await renew.run(undefined);
    if (made === undefined) return;
    if (made.setupLink !== null) {
      onMade(made.setupLink);
      return;
    }
    onClose();
    notice(`A link for ${name} is on its way`, `It goes to ${email} and works for a day.`);
  };
  return (
    <DialogForm
      action={renew}
      verb={deliver === 'show' ? 'Make the link' : 'Send the link'}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div>
        A one-time link lets them choose a password within a day. Links made before stop working; a password they have
        works until the link is used.
      </div>
      <Radio.Group size="md" label="How does it get to them?" value={deliver} onChange={setDeliver}>
        <Stack gap="xs" mt="xs">
          <Radio value="mail" label={`By e-mail to ${email}`} />
          <Radio value="show" label="I pass it on: show it to me once" />
        </Stack>
      </Radio.Group>
    </DialogForm>
  );
}
