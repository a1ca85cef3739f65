import type { Person } from '../../domain/person.ts';
import type { SecondStep } from '../../domain/second-factor.ts';
import { newEvent } from '../made-by.ts';
import type { NewEvent } from '../ports/event-repository.ts';
import type { Ids } from '../ports/ids.ts';
import type { Session } from '../ports/session-repository.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import { sessionExpiry } from './session-lifetime.ts';

/** From where and with what somebody signs in. */
export interface Visitor {
  readonly kind: Session['kind'];
  readonly address: string;
  readonly userAgent: string;
}

const LONGEST_USER_AGENT = 300;

/** A session with a token of its own, whatever the visitor brought along; only the token's hash is in the session. */
export function newSession(
  context: { readonly ids: Ids; readonly tokenHasher: TokenHasher },
  person: Person,
  visitor: Visitor & Pick<Session, 'method' | 'mustSetUpSecondFactor'>,
  now: Date,
): { readonly session: Session; readonly token: string } {
  const token = context.ids.newToken();
  const session: Session = {
    sessionId: context.ids.newId('session'),
    tokenHash: context.tokenHasher.hash(token),
    organizationId: person.organizationId,
    personId: person.personId,
    kind: visitor.kind,
    method: visitor.method,
    mustSetUpSecondFactor: visitor.mustSetUpSecondFactor,
    address: visitor.address,
    proof: null,
    userAgent: visitor.userAgent.replace(/[^\x20-\x7e]/g, ' ').slice(0, LONGEST_USER_AGENT),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: sessionExpiry(now, now),
  };
  return { session, token };
}

/** What the ledger says about a new session. */
export function sessionStarted(
  ids: Ids,
  session: Session,
  begun: { readonly secondStep: SecondStep | null; readonly hasProvedBoth: boolean; readonly isExpired: boolean },
): NewEvent {
  const { organizationId, personId, address, kind, method, createdAt } = session;
  const made = { ids, at: createdAt, actor: { kind: 'person', personId }, organizationId } as const;
  return newEvent(made, 'session.started', {
    personId,
    address,
    detail: {
      kind,
      method,
      ...(begun.secondStep === null ? {} : { secondStep: begun.secondStep }),
      ...(begun.hasProvedBoth ? { secondFactorAt: 'provider' } : {}),
      ...(begun.isExpired ? { passwordExpired: true } : {}),
    },
  });
}
