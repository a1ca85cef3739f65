import { Divider } from '@mantine/core';
import { Note } from '../../components/note.tsx';
import { PasskeySignIn } from './passkey-sign-in.tsx';
import { usePasskeyPlace } from './use-passkey-place.ts';

/** The second step with a passkey: it says who one is by itself, so it is the same as signing in with it. */
export function PasskeyStep({ onSignedIn }: { onSignedIn(): void }) {
  const place = usePasskeyPlace();
  if (place.kind === 'elsewhere') {
    return (
      <Note title="Your passkey works at another address" mb="md">
        Sign in at <a href={place.origin}>{place.origin}</a> to use it, or type a recovery code.
      </Note>
    );
  }
  if (place.kind !== 'here') return null;
  return (
    <div>
      <PasskeySignIn onSignedIn={onSignedIn} />
      <Divider label="or" labelPosition="center" mt="lg" />
    </div>
  );
}
