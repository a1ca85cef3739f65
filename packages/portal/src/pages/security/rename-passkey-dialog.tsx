import type { PasskeyView } from '@gatelease/contract';
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFields } from '../../components/use-fields.ts';
import classes from './security.module.css';

interface RenamePasskeyDialogProps {
  readonly passkey: PasskeyView;
  onClose(): void;
}

/** Calls a passkey something else. */
export function RenamePasskeyDialog({ passkey, onClose }: RenamePasskeyDialogProps) {
  const { passkeyId } = passkey;
  const rename = useAction((name: string) => callApi('renamePasskey', { params: { passkeyId }, body: { name } }));
  const { values, field } = useFields({ name: passkey.name }, rename.problem);
  const submit = async (): Promise<void> => {
    if ((await rename.run(values.name.trim())) !== undefined) onClose();
  };

  return (
    <Modal opened onClose={onClose} title="Rename the passkey">
      <form
        className={classes['steps']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ProblemAlert problem={rename.problem} />
        <TextInput label="Name" maxLength={60} required data-autofocus {...field('name')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep as it is
          </Button>
          <Button type="submit" loading={rename.isBusy}>
            Rename
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
