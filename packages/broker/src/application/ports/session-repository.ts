import type { Person } from '../../domain/person.ts';

/** How somebody can sign in. */
export const SIGN_IN_METHODS = ['password', 'provider'] as const;

export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** A signed-in browser or command line. Only a hash of its token is kept. */
export interface Session {
  readonly sessionId: string;
  readonly tokenHash: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly kind: 'browser' | 'cli';
  /** With what it began. */
  readonly method: SignInMethod;
  /** The address it was created from. */
  readonly address: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

export interface SessionRepository {
  insert(session: Session): Promise<void>;
  /** The session with its person in one look-up: every request asks it. Expired ones are not found. */
  findByTokenHash(tokenHash: string, now: Date): Promise<{ readonly session: Session; readonly person: Person } | null>;
  touch(sessionId: string, lastSeenAt: Date, expiresAt: Date): Promise<void>;
  delete(sessionId: string): Promise<void>;
  deleteOfPerson(personId: string): Promise<void>;
  deleteExpired(now: Date): Promise<void>;
}
