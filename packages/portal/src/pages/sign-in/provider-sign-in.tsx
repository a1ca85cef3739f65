import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { signInOptionsQuery } from '../../api/sign-in-options.ts';

/** The way to sign in at the identity provider, where the server has one; nothing otherwise. */
export function ProviderSignIn({ returnTo }: { readonly returnTo: string }) {
  const options = useQuery(signInOptionsQuery);
  const [isLeaving, setIsLeaving] = useState(false);
  const start = useAction(() => callApi('startProviderSignIn', { body: { returnTo: asciiPath(returnTo) } }));

  // A browser may show this page again as it was, when somebody comes back from the provider by its back button.
  useEffect(() => {
    const cameBack = (): void => {
      setIsLeaving(false);
    };
    window.addEventListener('pageshow', cameBack);
    return () => {
      window.removeEventListener('pageshow', cameBack);
    };
  }, []);

  const provider = options.data?.identityProvider ?? null;
  if (provider === null) return null;

  const leave = async (): Promise<void> => {
    const started = await start.run(undefined);
    if (started === undefined) return;
    setIsLeaving(true);
    window.location.assign(started.url);
  };

  return (
    <>
      <ProblemAlert problem={start.problem} />
      <Button variant="default" size="md" fullWidth loading={start.isBusy || isLeaving} onClick={() => void leave()}>
        Sign in with {provider.name}
      </Button>
    </>
  );
}

/** The server takes paths as browsers send them: percent-encoded. */
function asciiPath(path: string): string {
  const { pathname, search, hash } = new URL(path, window.location.origin);
  return pathname + search + hash;
}
