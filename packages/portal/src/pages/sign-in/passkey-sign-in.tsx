import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api/call-api.ts';
import { askForPasskey } from '../../api/passkey-ceremony.ts';
import { startSession } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { usePasskeyPlace } from './use-passkey-place.ts';

interface PasskeySignInProps {
  onSignedIn(): void;
}

/** Signs in with a passkey, which needs neither e-mail nor password; nothing where passkeys cannot be used. */
export function PasskeySignIn({ onSignedIn }: PasskeySignInProps) {
  const client = useQueryClient();
  const place = usePasskeyPlace();
  const signIn = useAction(async () => {
    const answer = await askForPasskey(await callApi('beginPasskeySignIn'));
    const session = await callApi('signInWithPasskey', { body: { answer } });
    startSession(client, session);
    return session;
  });
  if (place.kind !== 'here') return null;

  const submit = async (): Promise<void> => {
    if ((await signIn.run(undefined)) !== undefined) onSignedIn();
  };

  return (
    <>
      <ProblemAlert problem={signIn.problem} />
      <Button
        variant="default"
        size="md"
        fullWidth
        leftSection={<IconFingerprint size={20} aria-hidden />}
        loading={signIn.isBusy}
        onClick={() => void submit()}
      >
        Sign in with a passkey
      </Button>
    </>
  );
}
