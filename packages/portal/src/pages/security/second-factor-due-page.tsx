import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { forgetSession, sessionQuery } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { safeReturnPath } from '../../app/return-to.ts';
import { Waiting } from '../../components/waiting.tsx';
import { EntryFrame } from '../sign-in/entry-frame.tsx';
import { SecondFactorChoice } from './second-factor-choice.tsx';

/** Where somebody is led whose organization demands a second factor, before anything else. */
export function SecondFactorDuePage() {
  const { returnTo } = useSearch({ from: '/second-factor' });
  const client = useQueryClient();
  const navigate = useNavigate();
  const session = useQuery(sessionQuery);
  // Once a code was right nothing is due any more, but the recovery codes are still to be kept.
  const [isBegun, setIsBegun] = useState(false);
  const signOut = useAction(async () => {
    await callApi('signOut');
    await navigate({ to: '/sign-in' });
    forgetSession(client);
  });

  if (session.data === undefined) return <Waiting what="your session" />;
  if (session.data === null) return <Navigate to="/sign-in" replace />;
  if (!session.data.mustSetUpSecondFactor && !isBegun) return <Navigate to="/" replace />;
  if (!isBegun) setIsBegun(true);

  return (
    <EntryFrame
      title="Set up a second factor"
      description={`${session.data.organization.name} asks for more than a password. It takes a minute, and you do it once.`}
      footer={
        <Button variant="subtle" size="compact-md" loading={signOut.isBusy} onClick={() => void signOut.run(undefined)}>
          Sign out
        </Button>
      }
    >
      <SecondFactorChoice
        account={session.data.person.email}
        onDone={() => void navigate({ href: safeReturnPath(returnTo), replace: true })}
      />
    </EntryFrame>
  );
}
