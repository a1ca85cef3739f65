import type { Session } from '../ports/session-repository.ts';
import type { Principal } from '../principal.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Where one is signed in, the session used last first. */
export type ListSessions = (principal: Principal) => Promise<readonly Session[]>;

export function makeListSessions(context: Pick<UseCaseContext, 'store' | 'clock'>): ListSessions {
  return ({ personId }) => context.store.read((tx) => tx.sessions.listOfPerson(personId, context.clock.now()));
}
