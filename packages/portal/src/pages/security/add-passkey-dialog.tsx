import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../../app/session-context.ts';
import { notice } from '../../components/notice.ts';
import { AddPasskeyForm } from './add-passkey-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

interface AddPasskeyDialogProps {
  readonly isOpen: boolean;
  onClose(): void;
}

/** Adds a passkey, and shows the recovery codes when they come with it. */
export function AddPasskeyDialog({ isOpen, onClose }: AddPasskeyDialogProps) {
  const { person } = useSession();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const leave = (): void => {
    setCodes(null);
    onClose();
  };

  return (
    <Modal
      opened={isOpen}
      onClose={leave}
      closeOnClickOutside={codes === null}
      title={codes === null ? 'Add a passkey' : 'Your recovery codes'}
      size={codes === null ? 'md' : 'lg'}
    >
      {codes === null ? (
        <AddPasskeyForm
          onAdded={(recoveryCodes) => {
            notice('The passkey is added');
            if (recoveryCodes === null) leave();
            else setCodes(recoveryCodes);
          }}
          onClose={leave}
        />
      ) : (
        <RecoveryCodes codes={codes} account={person.email} onDone={leave} />
      )}
    </Modal>
  );
}
