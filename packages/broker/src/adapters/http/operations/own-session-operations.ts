import type { Application } from '../../../application/application.ts';
import type { Session } from '../../../application/ports/session-repository.ts';
import type { Handlers } from '../operation.ts';

export function ownSessionOperations(
  application: Application,
): Handlers<'listSessions' | 'endSession' | 'signOutEverywhere'> {
  return {
    listSessions: async (_, { caller }) => {
      const sessions = await application.listSessions(caller.principal);
      return { items: sessions.map((session) => presentOwnSession(session, caller.session)), next: null };
    },

    endSession: async ({ params }, { caller }) => {
      await application.endSession(caller.principal, params);
      return null;
    },

    signOutEverywhere: async (_, call) => {
      await application.signOutEverywhere(call.caller.principal);
      call.setSessionCookie(null);
      return null;
    },
  };
}

function presentOwnSession(session: Session, current: Session) {
  return {
    sessionId: session.sessionId,
    kind: session.kind,
    address: session.address,
    userAgent: session.userAgent,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    isCurrent: session.sessionId === current.sessionId,
  };
}
