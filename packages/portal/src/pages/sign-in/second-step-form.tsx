import { Anchor, Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { hasCode } from '../../api/problem.ts';
import { startSession } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFields } from '../../components/use-fields.ts';
import { PasskeyStep } from './passkey-step.tsx';
import classes from './entry-frame.module.css';
import type { HalfSignIn } from './half-sign-in.ts';

interface SecondStepFormProps {
  readonly half: HalfSignIn;
  onSignedIn(): void;
  /** Back to e-mail and password. */
  onStartAgain(): void;
}

/** The second step: a code of the authenticator app, or a recovery code. */
export function SecondStepForm({ half, onSignedIn, onStartAgain }: SecondStepFormProps) {
  const client = useQueryClient();
  const hasApp = half.secondSteps.includes('totp');
  const hasPasskey = half.secondSteps.includes('passkey');
  const [usesRecoveryCode, setUsesRecoveryCode] = useState(!hasApp);
  const step = useAction(async (code: string) => {
    const session = await callApi('takeSecondStep', { body: { token: half.token, code } });
    startSession(client, session);
    return session;
  });
  const { values, field, set } = useFields({ code: '' }, step.problem);
  const isEnded = hasCode(step.error, 'session.half-ended');

  const submit = async (): Promise<void> => {
    if ((await step.run(values.code)) !== undefined) onSignedIn();
  };

  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {hasPasskey && !isEnded && <PasskeyStep onSignedIn={onSignedIn} />}
      <ProblemAlert problem={step.problem} />
      <TextInput
        key={usesRecoveryCode ? 'recovery' : 'app'}
        label={usesRecoveryCode ? 'Recovery code' : 'Code'}
        description={
          usesRecoveryCode
            ? 'One of those you kept when you set up your second factor. It works once.'
            : 'The six digits that your authenticator app shows now.'
        }
        autoComplete={usesRecoveryCode ? 'off' : 'one-time-code'}
        inputMode={usesRecoveryCode ? 'text' : 'numeric'}
        autoCapitalize="characters"
        spellCheck={false}
        size="md"
        required
        autoFocus={hasApp || !hasPasskey}
        disabled={isEnded}
        classNames={{ input: classes['code'] ?? '' }}
        {...field('code')}
      />
      {isEnded ? (
        <Button size="md" fullWidth onClick={onStartAgain}>
          Begin again
        </Button>
      ) : (
        <>
          <Button type="submit" size="md" loading={step.isBusy} fullWidth mt="xs">
            Sign in
          </Button>
          <div className={classes['choices']}>
            {hasApp && (
              <Anchor
                component="button"
                type="button"
                onClick={() => {
                  set('code', '');
                  setUsesRecoveryCode(!usesRecoveryCode);
                }}
              >
                {usesRecoveryCode ? 'Use the authenticator app' : 'Use a recovery code'}
              </Anchor>
            )}
            <Anchor component="button" type="button" onClick={onStartAgain}>
              Begin again
            </Anchor>
          </div>
        </>
      )}
    </form>
  );
}
