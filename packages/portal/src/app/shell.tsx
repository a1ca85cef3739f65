import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { problemOf } from '../api/problem.ts';
import { sessionQuery } from '../api/session.ts';
import { ProblemPage } from './problem-page.tsx';
import { SendAway } from './send-away.tsx';
import { SessionProvider } from './session-context.ts';
import { ShellFrame } from './shell-frame.tsx';
import { Waiting } from '../components/waiting.tsx';

/** Everything behind the sign-in: lets nobody past who is not signed in, and brings them back afterwards. */
export function Shell() {
  const session = useQuery(sessionQuery);

  if (session.data === undefined) {
    return session.isError ? <ProblemPage problem={problemOf(session.error)} /> : <Waiting what="your session" />;
  }
  if (session.data === null) return <SendAway to="/sign-in" />;
  if (session.data.mustChangePassword) return <SendAway to="/password" />;
  if (session.data.mustSetUpSecondFactor) return <SendAway to="/second-factor" />;
  return (
    <SessionProvider value={session.data}>
      <ShellFrame>
        <Outlet />
      </ShellFrame>
    </SessionProvider>
  );
}
