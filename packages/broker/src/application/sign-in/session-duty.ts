import type { Person } from '../../domain/person.ts';
import type { Session } from '../ports/session-repository.ts';

/** What has to be done before anything else in a session. */
export type SessionDuty = 'choose-password' | 'set-up-second-factor';

/**
 * What is due, if anything. A new password only from who signed in with the old one, because nobody else knows it; a
 * second factor where the organization demanded one when the session began, and the person had none.
 */
export function dutyOf(
  person: Pick<Person, 'mustChangePassword'>,
  session: Pick<Session, 'method' | 'mustSetUpSecondFactor'>,
): SessionDuty | null {
  if (person.mustChangePassword && session.method === 'password') return 'choose-password';
  return session.mustSetUpSecondFactor ? 'set-up-second-factor' : null;
}
