import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Ends all of one's own sessions, the one that asks too, and half sessions. Leases stay. */
export type SignOutEverywhere = (principal: Principal) => Promise<void>;

export function makeSignOutEverywhere(context: UseCaseContext): SignOutEverywhere {
  return async (principal) => {
    const { personId, address } = principal;
    await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const sessions = (await tx.sessions.listOfPerson(personId, made.at)).length;
      await tx.sessions.deleteOfPerson(personId);
      await tx.events.append([newEvent(made, 'session.ended-everywhere', { personId, address, detail: { sessions } })]);
    });
  };
}
