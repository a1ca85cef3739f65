import type { Person } from '../../domain/person.ts';
import type { Session } from '../ports/session-repository.ts';

/** Whether a new password has to be chosen before anything else. Only who signed in with the old one knows it. */
export function isPasswordChangeDue(person: Person, session: Pick<Session, 'method'>): boolean {
  return person.mustChangePassword && session.method === 'password';
}
