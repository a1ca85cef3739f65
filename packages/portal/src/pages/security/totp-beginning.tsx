import type { CallOutput } from '@gatelease/contract/client';
import { Button, Group } from '@mantine/core';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFields } from '../../components/use-fields.ts';
import { ConfirmingPassword } from './confirming-password.tsx';
import classes from './security.module.css';

interface TotpBeginningProps {
  onBegun(setup: CallOutput<'setUpTotp'>): void;
}

/** Says what is needed, and asks for the password when the sign-in is too old to speak for itself. */
export function TotpBeginning({ onBegun }: TotpBeginningProps) {
  const begin = useAction((password: string) => callApi('setUpTotp', { body: password === '' ? {} : { password } }));
  const { values, field } = useFields({ password: '' }, begin.problem);

  const submit = async (): Promise<void> => {
    const setup = await begin.run(values.password);
    if (setup !== undefined) onBegun(setup);
  };

  return (
    <form
      className={classes['steps']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemAlert problem={begin.problem} />
      <div>
        You need an authenticator app on your telephone: Google Authenticator, Microsoft Authenticator, 1Password,
        Bitwarden, FreeOTP or any other. It shows a new code every half minute, and signing in asks for it after the
        password.
      </div>
      <ConfirmingPassword outcome={begin.error} field={field('password')} />
      <Group justify="flex-end">
        <Button type="submit" size="md" loading={begin.isBusy}>
          Continue
        </Button>
      </Group>
    </form>
  );
}
