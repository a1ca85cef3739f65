import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SessionView } from '@gatelease/contract';
import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { problemOf } from '../../api/problem.ts';
import { startSession } from '../../api/session.ts';
import { useLinkToken } from '../../app/use-link-token.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { Note } from '../../components/note.tsx';
import { EntryFrame } from '../sign-in/entry-frame.tsx';
import { SetupDone } from './setup-done.tsx';
import { SetupForm } from './setup-form.tsx';

/** The first screen of an installation: create the organization and its first administrator. */
export function SetupPage() {
  const token = useLinkToken();
  const client = useQueryClient();
  const [created, setCreated] = useState<SessionView | null>(null);
  const setup = useQuery({ queryKey: ['readSetup'], queryFn: () => callApi('readSetup'), staleTime: Infinity });

  if (created !== null) return <SetupDone session={created} />;
  if (setup.isPending) return <Waiting what="the installation" />;
  if (setup.data?.needed === false) return <Navigate to="/sign-in" replace />;

  return (
    <EntryFrame title="Set up Gatelease" description="Two minutes, once. You become the first administrator.">
      <ProblemAlert problem={setup.isError ? problemOf(setup.error) : null} />
      {token === '' ? (
        <Note tone="bad" title="The set-up link is missing its token">
          Open the whole link that the server wrote to its terminal when it started.
        </Note>
      ) : (
        <SetupForm
          token={token}
          onCreated={(session) => {
            startSession(client, session);
            setCreated(session);
          }}
        />
      )}
    </EntryFrame>
  );
}
