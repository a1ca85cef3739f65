import type { SessionView } from '@gatelease/contract';
import { Button, Group, PasswordInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { callApi } from '../../api/call-api.ts';
import { sessionQuery } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { safeReturnPath } from '../../app/return-to.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFields } from '../../components/use-fields.ts';
import { Waiting } from '../../components/waiting.tsx';
import classes from '../sign-in/entry-frame.module.css';
import { EntryFrame } from '../sign-in/entry-frame.tsx';
import { NewPasswordInput } from './new-password-input.tsx';
import { passwordRulesOf } from './password-rules-of.ts';

/** Change my password, by choice or because the next step needs it. */
export function ChangePasswordPage() {
  const { returnTo } = useSearch({ from: '/password' });
  const session = useQuery(sessionQuery);
  if (session.data === undefined) return <Waiting what="your session" />;
  if (session.data === null) return <Navigate to="/sign-in" replace />;
  const isForced = session.data.mustChangePassword;

  return (
    <EntryFrame
      title={isForced ? 'Choose a new password' : 'Change your password'}
      description={
        isForced
          ? 'The present one was given to you, or has expired. Choose one that only you know; then you are in.'
          : undefined
      }
    >
      <ChangePasswordForm session={session.data} returnPath={safeReturnPath(returnTo)} />
    </EntryFrame>
  );
}

interface ChangePasswordFormProps {
  readonly session: SessionView;
  readonly returnPath: string;
}

function ChangePasswordForm({ session, returnPath }: ChangePasswordFormProps) {
  const { person, organization } = session;
  const client = useQueryClient();
  const navigate = useNavigate();
  const change = useAction(async (body: { currentPassword: string; newPassword: string }) => {
    await callApi('changePassword', { body });
    await client.refetchQueries({ queryKey: sessionQuery.queryKey });
    return true;
  });
  const { values, field } = useFields({ currentPassword: '', newPassword: '' }, change.problem);
  const leave = () => navigate({ href: returnPath, replace: true });

  const submit = async (): Promise<void> => {
    if ((await change.run(values)) === true) await leave();
  };

  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemAlert problem={change.problem} />
      <PasswordInput
        label="Current password"
        autoComplete="current-password"
        required
        visibilityToggleButtonProps={{ 'aria-label': 'Show the current password' }}
        {...field('currentPassword')}
      />
      <NewPasswordInput
        label="New password"
        known={{ email: person.email, name: person.name, ...passwordRulesOf(organization) }}
        {...field('newPassword')}
      />
      <Group justify="flex-end">
        {!session.mustChangePassword && (
          <Button variant="default" size="md" onClick={() => void leave()}>
            Back
          </Button>
        )}
        <Button type="submit" size="md" loading={change.isBusy}>
          Change the password
        </Button>
      </Group>
    </form>
  );
}
