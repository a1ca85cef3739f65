import type { Organization } from '../../domain/organization.ts';
import { isPasswordExpired } from '../../domain/password-expiry.ts';
import type { Person } from '../../domain/person.ts';
import { isSecondFactorMissing, type SecondStep } from '../../domain/second-factor.ts';
import { newSession, sessionStarted, type Visitor } from './new-session.ts';
import type { Session, SignInMethod } from '../ports/session-repository.ts';
import type { Repositories } from '../ports/store.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import { deviceText } from '@gatelease/contract/device-text';
import { tellSecurityChange, type TellingContext } from '../mail/tell-security-change.ts';
import { visitPlace } from './familiar-place.ts';

/** Who has proved to be whom, and with what. */
export interface ProvedIdentity {
  /** As the same transaction found them. */
  readonly person: Person;
  readonly organization: Organization;
  readonly visitor: Visitor;
  readonly method: SignInMethod;
  /** What was shown beside it, where a second step was needed. */
  readonly secondStep?: SecondStep;
  /** The identity provider asked for a second factor, and its word is trusted for that: the demand for one is met. */
  readonly hasProvedBoth?: boolean;
  readonly now: Date;
}

export interface StartedSession {
  readonly person: Person;
  readonly organization: Organization;
  readonly session: Session;
  /** The only time that anybody sees it. */
  readonly token: string;
}

/** What signing in stands on, whichever way. */
export interface StartSessionContext extends TellingContext {
  readonly tokenHasher: TokenHasher;
}

/**
 * Starts a session for somebody who has proved who they are. Every way of signing in ends here, in the transaction that
 * proved it. The person is told when it is from a new network or with a new browser, but of their first one.
 */
export async function startSession(
  context: StartSessionContext,
  tx: Repositories,
  { person: found, organization, visitor, method, secondStep, hasProvedBoth = false, now }: ProvedIdentity,
): Promise<StartedSession> {
  const isExpired = method === 'password' && (await hasExpiredPassword(tx, found, organization, now));
  const mustChangePassword = found.mustChangePassword || isExpired;
  const person = await tx.people.update({ ...found, mustChangePassword, lastSignInAt: now });
  const mustSetUpSecondFactor =
    !hasProvedBoth && isSecondFactorMissing(organization.settings.security, person.secondFactors);
  const { session, token } = newSession(context, person, { ...visitor, method, mustSetUpSecondFactor }, now);
  await tx.sessions.insert(session);
  await tx.events.append([
    sessionStarted(context.ids, session, { secondStep: secondStep ?? null, hasProvedBoth, isExpired }),
  ]);
  await tellIfNew(context, tx, found, { organization, session });
  return { person, organization, session, token };
}

async function tellIfNew(
  context: StartSessionContext,
  tx: Repositories,
  person: Person,
  { organization, session }: Pick<StartedSession, 'organization' | 'session'>,
): Promise<void> {
  const { personId, address, createdAt: at } = session;
  const device = deviceText(session.kind, session.userAgent);
  const place = await visitPlace(tx.signInAttempts, { personId, device, address }, at);
  const isFirst = person.lastSignInAt === null;
  if (place === 'familiar' || isFirst || !organization.settings.notifications.tellsNewSignIns) return;
  await tellSecurityChange(context, tx, { kind: 'new-sign-in' }, { person, at, from: { address, device } });
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
