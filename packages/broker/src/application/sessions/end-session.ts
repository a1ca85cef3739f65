import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Ends one of one's own sessions; leases stay. @throws `session.not-found` */
export type EndSession = (principal: Principal, input: { readonly sessionId: string }) => Promise<void>;

export function makeEndSession(context: UseCaseContext): EndSession {
  return async (principal, { sessionId }) => {
    const { personId } = principal;
    await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const session = (await tx.sessions.listOfPerson(personId, made.at)).find((one) => one.sessionId === sessionId);
      if (session === undefined)
        throw new ProblemError('session.not-found', 'You have no session of this id any more.');
      await tx.sessions.delete(sessionId);
      const { address } = session;
      await tx.events.append([newEvent(made, 'session.ended', { personId, address, detail: { by: 'owner' } })]);
    });
  };
}
