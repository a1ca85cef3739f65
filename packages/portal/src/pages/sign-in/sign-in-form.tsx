import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api/call-api.ts';
import { startSession } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { TextLink } from '../../components/link-button.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFields } from '../../components/use-fields.ts';
import classes from './entry-frame.module.css';
import type { HalfSignIn } from './half-sign-in.ts';
import { rememberAccessCode, rememberedAccessCode } from './remembered-code.ts';

interface SignInFormProps {
  /** From a link that carries it. */
  readonly code: string | undefined;
  /** Members type it; who has the dashboard goes without, at the administrators' door. */
  readonly asksForCode: boolean;
  onSignedIn(): void;
  /** The password was right, and a second step follows. */
  onHalfSignedIn(half: HalfSignIn): void;
}

/** E-mail and password, and for members the organization's access code. */
export function SignInForm({ code, asksForCode, onSignedIn, onHalfSignedIn }: SignInFormProps) {
  const client = useQueryClient();
  const signIn = useAction(async (body: { email: string; password: string; accessCode?: string }) => {
    const answer = await callApi('signIn', { body });
    if (answer.state === 'signed-in') startSession(client, answer);
    return answer;
  });
  const initialCode = asksForCode ? (code ?? rememberedAccessCode()) : '';
  const { values, field } = useFields({ email: '', password: '', accessCode: initialCode }, signIn.problem);

  const submit = async (): Promise<void> => {
    const accessCode = values.accessCode.trim();
    const answer = await signIn.run({
      email: values.email.trim(),
      password: values.password,
      ...(accessCode === '' ? {} : { accessCode }),
    });
    if (answer === undefined) return;
    rememberAccessCode(accessCode);
    if (answer.state === 'signed-in') onSignedIn();
    else onHalfSignedIn(answer);
  };

  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemAlert problem={signIn.problem} />
      <TextInput label="E-mail" type="email" autoComplete="username" required {...field('email')} />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        required
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        {...field('password')}
      />
      {asksForCode && (
        <TextInput
          label="Access code"
          description="The same for everybody in your organization. It is remembered on this device."
          autoComplete="organization"
          autoCapitalize="none"
          spellCheck={false}
          required
          {...field('accessCode')}
        />
      )}
      <Button type="submit" size="md" loading={signIn.isBusy} fullWidth mt="xs">
        Sign in
      </Button>
      <div className={classes['aside']}>
        <TextLink to="/forgot-password" search={code === undefined ? {} : { code }}>
          Forgot your password?
        </TextLink>
      </div>
    </form>
  );
}
