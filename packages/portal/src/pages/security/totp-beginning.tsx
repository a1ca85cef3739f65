import type { CallOutput } from '@gatelease/contract/client';
import { Button, Group, PasswordInput } from '@mantine/core';
import { callApi } from '../../api/call-api.ts';
import { hasCode } from '../../api/problem.ts';
import { useAction } from '../../api/use-action.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFields } from '../../components/use-fields.ts';
import classes from './security.module.css';

interface TotpBeginningProps {
  onBegun(setup: CallOutput<'setUpTotp'>): void;
}

/** Says what is needed, and asks for the password when the sign-in is too old to speak for itself. */
export function TotpBeginning({ onBegun }: TotpBeginningProps) {
  const begin = useAction((password: string) => callApi('setUpTotp', { body: password === '' ? {} : { password } }));
  const { values, field } = useFields({ password: '' }, begin.problem);
  const needsPassword = hasCode(begin.error, 'session.not-fresh', 'password.wrong') || values.password !== '';

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
      {needsPassword && (
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          {...field('password')}
        />
      )}
      <Group justify="flex-end">
        <Button type="submit" size="md" loading={begin.isBusy}>
          Continue
        </Button>
      </Group>
    </form>
  );
}
