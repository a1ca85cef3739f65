import { provedAddress } from '../../domain/address-proof.ts';
import type { Person } from '../../domain/person.ts';
import type { Session } from '../ports/session-repository.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import type { SessionPrincipal } from '../principal.ts';
import { isRenewalDue, sessionExpiry } from './session-lifetime.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Who asks, with what the look-up of the session showed anyway. */
export interface Authenticated {
  readonly principal: SessionPrincipal;
  readonly person: Person;
  readonly session: Session;
}

/**
 * Tells who a token belongs to; `null` when to nobody: unknown, expired, signed out, deactivated, or brought in the
 * other way. A token of a browser counts only in a cookie, that of a command line only in a header.
 *
 * One look-up; once a minute at most the session's end is moved on.
 */
export type Authenticate = (input: {
  readonly token: string;
  readonly kind: Session['kind'];
  readonly address: string;
  /** Looks without using: the session's end stays. */
  readonly isWatching?: boolean;
}) => Promise<Authenticated | null>;

export function makeAuthenticate(
  context: Pick<UseCaseContext, 'store' | 'clock'> & { readonly tokenHasher: TokenHasher },
): Authenticate {
  return async ({ token, kind, address, isWatching }) => {
    const now = context.clock.now();
    const tokenHash = context.tokenHasher.hash(token);

    const found = await context.store.read((tx) => tx.sessions.findByTokenHash(tokenHash, now));
    if (found === null || found.session.kind !== kind || found.person.status !== 'active') return null;

    const session = isWatching === true ? found.session : await renewed(context, found.session, now);
    return { principal: principalOf(found.person, session, address, now), person: found.person, session };
  };
}

/** Who asks in a session, from an address. */
export function principalOf(person: Person, session: Session, address: string, now: Date): SessionPrincipal {
  return {
    personId: person.personId,
    organizationId: person.organizationId,
    role: person.role,
    access: person.access,
    sessionId: session.sessionId,
    address,
    otherAddress: provedAddress(session.proof, address, now),
  };
}

async function renewed(context: Pick<UseCaseContext, 'store'>, session: Session, now: Date): Promise<Session> {
  if (!isRenewalDue(session, now)) return session;
  const used = { ...session, lastSeenAt: now, expiresAt: sessionExpiry(session.createdAt, now) };
  await context.store.write((tx) => tx.sessions.touch(used.sessionId, used.lastSeenAt, used.expiresAt));
  return used;
}
