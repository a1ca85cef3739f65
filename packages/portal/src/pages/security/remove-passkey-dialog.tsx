import type { PasskeyView } from '@gatelease/contract';
import { Button, Group, Modal } from '@mantine/core';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { notice } from '../../components/notice.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFields } from '../../components/use-fields.ts';
import { ConfirmingPassword } from './confirming-password.tsx';
import classes from './security.module.css';

interface RemovePasskeyDialogProps {
  readonly passkey: PasskeyView;
  readonly isLast: boolean;
  onClose(): void;
}

/** Asks before a passkey is removed, and for the password when the sign-in is too old to speak for itself. */
export function RemovePasskeyDialog({ passkey, isLast, onClose }: RemovePasskeyDialogProps) {
  const { passkeyId, name } = passkey;
  const remove = useAction(async (password: string) => {
    await callApi('removePasskey', { params: { passkeyId }, body: password === '' ? {} : { password } });
    return true;
  });
  const { values, field } = useFields({ password: '' }, remove.problem);
  const submit = async (): Promise<void> => {
    if ((await remove.run(values.password)) === undefined) return;
    notice('The passkey is removed');
    onClose();
  };

  return (
    <Modal opened onClose={onClose} title={`Remove ${name}?`}>
      <form
        className={classes['steps']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ProblemAlert problem={remove.problem} />
        <div>
          It signs you in no longer. {isLast && 'It is your last one: make sure that you can sign in another way. '}
          Remove it on the device, too; Gatelease cannot.
        </div>
        <ConfirmingPassword outcome={remove.error} field={field('password')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep as it is
          </Button>
          <Button type="submit" color="red" loading={remove.isBusy}>
            Remove
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
