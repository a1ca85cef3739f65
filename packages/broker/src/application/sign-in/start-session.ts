import type { Organization } from '../../domain/organization.ts';
import { isPasswordExpired } from '../../domain/password-expiry.ts';
import type { Person } from '../../domain/person.ts';
import { isSecondFactorMissing, type SecondStep } from '../../domain/second-factor.ts';
import { newSession, sessionStarted, type Visitor } from './new-session.ts';
import type { Ids } from '../ports/ids.ts';
import type { Session, SignInMethod } from '../ports/session-repository.ts';
import type { Repositories } from '../ports/store.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';

/** Who has proved to be whom, and with what. */
export interface ProvedIdentity {
  /** As the same transaction found them. */
  readonly person: Person;
  readonly organization: Organization;
  readonly visitor: Visitor;
  readonly method: SignInMethod;
  /** What was shown beside it, where a second step was needed. */
  readonly secondStep?: SecondStep;
  readonly now: Date;
}

export interface StartedSession {
  readonly person: Person;
  readonly organization: Organization;
  readonly session: Session;
  /** The only time that anybody sees it. */
  readonly token: string;
}

/**
 * Starts a session for somebody who has proved who they are. Every way of signing in ends here, in the transaction that
 * proved it.
 */
export async function startSession(
  context: { readonly ids: Ids; readonly tokenHasher: TokenHasher },
  tx: Repositories,
  { person: found, organization, visitor, method, secondStep, now }: ProvedIdentity,
): Promise<StartedSession> {
  const isExpired = method === 'password' && (await hasExpiredPassword(tx, found, organization, now));
  const mustChangePassword = found.mustChangePassword || isExpired;
  const person = await tx.people.update({ ...found, mustChangePassword, lastSignInAt: now });
  const mustSetUpSecondFactor = isSecondFactorMissing(organization.settings.security, person.secondFactors);
  const { session, token } = newSession(context, person, { ...visitor, method, mustSetUpSecondFactor }, now);
  await tx.sessions.insert(session);
  await tx.events.append([sessionStarted(context.ids, session, { secondStep: secondStep ?? null, isExpired })]);
  return { person, organization, session, token };
}

async function hasExpiredPassword(
  tx: Repositories,
  { personId }: Person,
  { settings }: Organization,
  now: Date,
): Promise<boolean> {
  if (settings.security.passwordExpiryDays === null) return false;
  return isPasswordExpired(settings.security, await tx.people.passwordChangedAt(personId), now);
}
