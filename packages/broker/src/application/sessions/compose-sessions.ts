import type { ApplicationContext } from '../application-context.ts';
import { makeEndSession } from './end-session.ts';
import { makeListSessions } from './list-sessions.ts';
import { makeSignOutEverywhere } from './sign-out-everywhere.ts';

/** What can be asked about one's own sessions. */
export type SessionUseCases = ReturnType<typeof composeSessions>;

export function composeSessions(context: ApplicationContext) {
  return {
    listSessions: makeListSessions(context),
    endSession: makeEndSession(context),
    signOutEverywhere: makeSignOutEverywhere(context),
  };
}
