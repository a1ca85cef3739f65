import { madeBy, newEvent } from '../made-by.ts';
import type { SessionPrincipal } from '../principal.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Ends the session of who asks. Leases stay: they have an end of their own. */
export type SignOut = (principal: SessionPrincipal) => Promise<void>;

export function makeSignOut(context: UseCaseContext): SignOut {
  return async (principal) => {
    const { personId, sessionId, address } = principal;
    await context.store.write(async (tx) => {
      await tx.sessions.delete(sessionId);
      await tx.events.append([newEvent(madeBy(principal, context), 'session.ended', { personId, address })]);
    });
  };
}
