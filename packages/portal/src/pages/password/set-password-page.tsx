import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { useLinkToken } from '../../app/use-link-token.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFields } from '../../components/use-fields.ts';
import { Note } from '../../components/note.tsx';
import classes from '../sign-in/entry-frame.module.css';
import { EntryFrame } from '../sign-in/entry-frame.tsx';
import { NewPasswordInput } from './new-password-input.tsx';

/** Where a one-time link leads: choose a password. */
export function SetPasswordPage() {
  const token = useLinkToken();
  const navigate = useNavigate();
  const set = useAction((newPassword: string) => callApi('setPasswordWithLink', { body: { token, newPassword } }));
  const { values, field } = useFields({ newPassword: '' }, set.problem);

  const submit = async (): Promise<void> => {
    if ((await set.run(values.newPassword)) === undefined) return;
    await navigate({ to: '/sign-in', hash: 'password-set' });
  };

  return (
    <EntryFrame title="Choose your password" description="You will sign in with it from now on.">
      {token === '' ? (
        <Note tone="bad" title="This link is not complete">
          Open the whole link as you got it, or ask an administrator for a new one.
        </Note>
      ) : (
        <form
          className={classes['form']}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <ProblemAlert problem={set.problem} />
          <NewPasswordInput label="New password" {...field('newPassword')} />
          <Button type="submit" size="md" loading={set.isBusy}>
            Set the password
          </Button>
        </form>
      )}
    </EntryFrame>
  );
}
