import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { startSession } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { safeReturnPath } from '../../app/return-to.ts';
import { LinkButton } from '../../components/link-button.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { EntryFrame } from './entry-frame.tsx';
import { keepSignInWaiting } from './half-sign-in.ts';

/** Where the identity provider sends the browser back to: what it brought along goes to the server, once. */
export function ProviderAnswerPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  // As it came: by the time anything else looks, the address holds no code any more.
  const [parameters] = useState(() => window.location.search);
  const isSent = useRef(false);
  const finish = useAction(async () => {
    const answer = await callApi('finishProviderSignIn', { body: { parameters } });
    if (answer.state === 'signed-in') startSession(client, answer);
    return answer;
  });

  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    window.history.replaceState(window.history.state, '', window.location.pathname);
    void finish.run(undefined).then((answer) => {
      if (answer?.state === 'signed-in') void navigate({ href: safeReturnPath(answer.returnTo), replace: true });
      if (answer?.state === 'second-step') {
        keepSignInWaiting(answer);
        void navigate({ to: '/sign-in', search: { returnTo: safeReturnPath(answer.returnTo) }, replace: true });
      }
    });
  }, [finish, navigate]);

  if (finish.problem === null) {
    return (
      <EntryFrame title="Signing you in">
        <Waiting what="what the identity provider said" />
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title="You are not signed in">
      <ProblemAlert problem={finish.problem} />
      <LinkButton to="/sign-in" fullWidth size="md">
        Back to the sign-in
      </LinkButton>
    </EntryFrame>
  );
}
