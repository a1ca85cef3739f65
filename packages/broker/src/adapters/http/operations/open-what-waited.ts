import type { Application } from '../../../application/application.ts';
import type { Authenticated } from '../../../application/sign-in/authenticate.ts';
import { dutyOf, type SessionDuty } from '../../../application/sign-in/session-duty.ts';

/** Policies that open on sign-in waited for what was due in the session: they open once the last of it is done. */
export async function openWhatWaited(
  application: Pick<Application, 'openOnSignIn'>,
  { person, session, principal }: Authenticated,
  done: SessionDuty,
): Promise<void> {
  if (dutyOf(person, session) === null) return;
  const left = dutyOf(
    { mustChangePassword: person.mustChangePassword && done !== 'choose-password' },
    { ...session, mustSetUpSecondFactor: session.mustSetUpSecondFactor && done !== 'set-up-second-factor' },
  );
  if (left === null) await application.openOnSignIn(principal);
}
