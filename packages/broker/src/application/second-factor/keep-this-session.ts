import type { Session } from '../ports/session-repository.ts';
import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';

/**
 * Ends all sessions of somebody who has set up their first second factor, because they began without, but the one in
 * which it was set up.
 *
 * @throws `storage.conflict` when that one was ended meanwhile: it must not come back.
 */
export async function keepOnlyThisSession(tx: Repositories, session: Session, now: Date): Promise<void> {
  if ((await tx.sessions.findByTokenHash(session.tokenHash, now)) === null) {
    throw new ProblemError('storage.conflict', 'The session ended in the meantime. Sign in again.');
  }
  await tx.sessions.deleteOfPerson(session.personId);
  await tx.sessions.insert({ ...session, mustSetUpSecondFactor: false });
}
