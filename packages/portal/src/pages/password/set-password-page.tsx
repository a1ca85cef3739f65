import type { PasswordLinkView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { callApi } from '../../api/call-api.ts';
import { hasCode } from '../../api/problem.ts';
import { useAction } from '../../api/use-action.ts';
import { useLinkToken } from '../../app/use-link-token.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { useFields } from '../../components/use-fields.ts';
import classes from '../sign-in/entry-frame.module.css';
import { EntryFrame } from '../sign-in/entry-frame.tsx';
import { NewPasswordInput } from './new-password-input.tsx';

/** Where a one-time link leads: choose a password. */
export function SetPasswordPage() {
  const token = useLinkToken();
  const link = useQuery({
    queryKey: ['readPasswordLink', token],
    queryFn: () => callApi('readPasswordLink', { body: { token } }),
    enabled: token !== '',
    // What was typed must not be lost because the link ran out meanwhile: sending it says so.
    staleTime: Infinity,
    gcTime: 0,
  });
  const isDead = link.isError && hasCode(link.error, 'setup.link-invalid');

  return (
    <EntryFrame
      title="Choose your password"
      description={
        link.data === undefined
          ? 'You will sign in with it from now on.'
          : `You will sign in to ${link.data.organizationName} with it, as ${link.data.email}.`
      }
    >
      {token === '' && (
        <Note tone="bad" title="This link is not complete">
          Open the whole link as you got it, or ask an administrator for a new one.
        </Note>
      )}
      {isDead && <DeadLink />}
      {token !== '' && !isDead && (
        <QueryState query={link} what="the link">
          {(known) => <SetPasswordForm token={token} known={known} />}
        </QueryState>
      )}
    </EntryFrame>
  );
}

function DeadLink() {
  return (
    <>
      <Note tone="bad" role="alert" title="This link does not work any more" mb="md">
        It was used already, or has run out. If you chose a password with it, sign in. Otherwise have a new link sent;
        if you never had a password, ask your administrator for one.
      </Note>
      <LinkButton to="/sign-in" size="md" fullWidth mb="sm">
        Sign in
      </LinkButton>
      <LinkButton to="/forgot-password" variant="default" size="md" fullWidth>
        Send me a new link
      </LinkButton>
    </>
  );
}

function SetPasswordForm({ token, known }: { readonly token: string; readonly known: PasswordLinkView }) {
  const navigate = useNavigate();
  const set = useAction((newPassword: string) => callApi('setPasswordWithLink', { body: { token, newPassword } }));
  const { values, field } = useFields({ newPassword: '' }, set.problem);

  const submit = async (): Promise<void> => {
    if ((await set.run(values.newPassword)) === undefined) return;
    await navigate({ to: '/sign-in', hash: 'password-set' });
  };

  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemAlert problem={set.problem} />
      <NewPasswordInput label="New password" known={known} {...field('newPassword')} />
      <Button type="submit" size="md" loading={set.isBusy}>
        Set the password
      </Button>
    </form>
  );
}
