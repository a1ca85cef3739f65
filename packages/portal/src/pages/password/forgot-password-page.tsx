import { Button, TextInput } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { LinkButton, TextLink } from '../../components/link-button.tsx';
import { Note } from '../../components/note.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFields } from '../../components/use-fields.ts';
import classes from '../sign-in/entry-frame.module.css';
import { EntryFrame } from '../sign-in/entry-frame.tsx';
import { rememberedAccessCode } from '../sign-in/remembered-code.ts';

/** Where somebody who forgot their password asks for a link. It never says whether there is such a person. */
export function ForgotPasswordPage() {
  const { code } = useSearch({ from: '/forgot-password' });
  const ask = useAction(async (email: string) => {
    const accessCode = code ?? rememberedAccessCode();
    await callApi('forgetPassword', { body: { email, ...(accessCode === '' ? {} : { accessCode }) } });
    return email;
  });
  const { values, field } = useFields({ email: '' }, ask.problem);

  if (ask.result !== undefined) return <Sent to={ask.result} />;
  return (
    <EntryFrame
      title="Forgot your password?"
      description="You get a link by mail, with which you choose a new one."
      footer={<TextLink to="/sign-in">Back to the sign-in</TextLink>}
    >
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void ask.run(values.email.trim());
        }}
      >
        <ProblemAlert problem={ask.problem} />
        <TextInput label="E-mail" type="email" autoComplete="username" required {...field('email')} />
        <Button type="submit" size="md" loading={ask.isBusy} fullWidth>
          Send me a link
        </Button>
      </form>
    </EntryFrame>
  );
}

function Sent({ to }: { readonly to: string }) {
  return (
    <EntryFrame title="Look at your mail">
      <Note role="status" title={`If ${to} signs in here with a password, a link is on its way`} mb="md">
        It works once, within an hour. If nothing comes, look among the unwanted mail, or ask your administrator.
      </Note>
      <LinkButton to="/sign-in" variant="default" size="md" fullWidth>
        Back to the sign-in
      </LinkButton>
    </EntryFrame>
  );
}
