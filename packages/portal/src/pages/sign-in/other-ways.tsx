import { Divider, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PasskeySignIn } from './passkey-sign-in.tsx';
import { ProviderSignIn } from './provider-sign-in.tsx';
import { signInOptionsQuery } from '../../api/sign-in-options.ts';
import { usePasskeyPlace } from './use-passkey-place.ts';

interface OtherWaysProps {
  readonly returnTo: string;
  onSignedIn(): void;
}

/** The ways to sign in without a password, below it so that nothing moves when they come; nothing where there is none. */
export function OtherWays({ returnTo, onSignedIn }: OtherWaysProps) {
  const options = useQuery(signInOptionsQuery);
  const place = usePasskeyPlace();
  const hasProvider = (options.data?.identityProvider ?? null) !== null;
  if (!hasProvider && place.kind !== 'here') return null;

  return (
    <>
      <Divider label="or" labelPosition="center" my="lg" />
      <Stack gap="sm">
        <PasskeySignIn onSignedIn={onSignedIn} />
        <ProviderSignIn returnTo={returnTo} />
      </Stack>
    </>
  );
}
