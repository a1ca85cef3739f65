import { Button, Group, TextInput } from '@mantine/core';
import { callApi } from '../../api/call-api.ts';
import { makePasskey } from '../../api/passkey-ceremony.ts';
import { useAction } from '../../api/use-action.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFields } from '../../components/use-fields.ts';
import { ConfirmingPassword } from './confirming-password.tsx';
import { deviceName } from './device-name.ts';
import classes from './security.module.css';

interface AddPasskeyFormProps {
  /** With the recovery codes that came with the first second factor. */
  onAdded(recoveryCodes: readonly string[] | null): void;
  onClose(): void;
}

/** Names a passkey and lets the browser make it; asks for the password when the sign-in is too old. */
export function AddPasskeyForm({ onAdded, onClose }: AddPasskeyFormProps) {
  const add = useAction(async ({ name, password }: { name: string; password: string }) => {
    const options = await callApi('beginPasskey', { body: password === '' ? {} : { password } });
    const answer = await makePasskey(options);
    return callApi('addPasskey', { body: { name, answer } });
  });
  const { values, field } = useFields({ name: deviceName(navigator.userAgent), password: '' }, add.problem);

  const submit = async (): Promise<void> => {
    const added = await add.run({ name: values.name.trim(), password: values.password });
    if (added !== undefined) onAdded(added.recoveryCodes);
  };

  return (
    <form
      className={classes['steps']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemAlert problem={add.problem} />
      <div>
        Your device, or its password manager, keeps a key for this address and asks for your fingerprint, face or PIN
        before it uses it. Your browser goes on from here.
      </div>
      <TextInput
        label="Name"
        description="So that you know later which one it is."
        maxLength={60}
        required
        data-autofocus
        {...field('name')}
      />
      <ConfirmingPassword outcome={add.error} field={field('password')} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Not now
        </Button>
        <Button type="submit" loading={add.isBusy}>
          Add the passkey
        </Button>
      </Group>
    </form>
  );
}
