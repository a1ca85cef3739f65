import type { SecondStep } from '../../domain/second-factor.ts';
import { secondStepsFor } from '../../domain/second-factor.ts';
import type { Repositories } from '../ports/store.ts';
import { startSession, type ProvedIdentity, type StartSessionContext, type StartedSession } from './start-session.ts';

/** Long enough to fetch the telephone, short enough for a browser that somebody leaves open. */
export const HALF_SESSION_SECONDS = 10 * 60;

/** What signing in gives to somebody who has a second factor: the way to the second step, and nothing else. */
export interface HalfSignedIn {
  /** Good for the second step only; the session gets a token of its own. */
  readonly token: string;
  readonly expiresAt: Date;
  readonly secondSteps: readonly SecondStep[];
}

export type Admission =
  { readonly kind: 'whole'; readonly started: StartedSession } | { readonly kind: 'half'; readonly half: HalfSignedIn };

/**
 * Lets somebody in who has proved who they are with one factor: into a session, or half of one when they have a second
 * factor to show. Who proved both at once goes to `startSession` directly.
 */
export async function admit(
  context: StartSessionContext,
  tx: Repositories,
  proved: ProvedIdentity,
): Promise<Admission> {
  const { person, visitor, method, now } = proved;
  const secondSteps = secondStepsFor(person.secondFactors);
  if (secondSteps.length === 0) return { kind: 'whole', started: await startSession(context, tx, proved) };

  const token = context.ids.newToken();
  const expiresAt = new Date(now.getTime() + HALF_SESSION_SECONDS * 1000);
  const { organizationId, personId } = person;
  const tokenHash = context.tokenHasher.hash(token);
  await tx.sessions.insertHalf({
    tokenHash,
    organizationId,
    personId,
    kind: visitor.kind,
    method,
    failures: 0,
    expiresAt,
  });
  return { kind: 'half', half: { token, expiresAt, secondSteps } };
}
