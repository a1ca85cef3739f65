import type { AddressProof } from '../../domain/address-proof.ts';
import type { Person } from '../../domain/person.ts';

/** How somebody can sign in. */
export const SIGN_IN_METHODS = ['password', 'provider', 'passkey'] as const;

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
  /** The organization demanded a second factor when it began, and the person had none. */
  readonly mustSetUpSecondFactor: boolean;
  /** The address it was created from. */
  readonly address: string;
  /** A second address that it proved last. */
  readonly proof: AddressProof | null;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/**
 * What signing in gives to somebody who has a second factor: good for the second step, and for nothing else. It lives
 * apart from the sessions, so that its token can never be taken for one of theirs.
 */
export interface HalfSession {
  readonly tokenHash: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly kind: Session['kind'];
  readonly method: SignInMethod;
  /** How many second steps failed. */
  readonly failures: number;
  readonly expiresAt: Date;
}

export interface SessionRepository {
  insert(session: Session): Promise<void>;
  /** The session with its person in one look-up: every request asks it. Expired ones are not found. */
  findByTokenHash(tokenHash: string, now: Date): Promise<{ readonly session: Session; readonly person: Person } | null>;
  setMustSetUpSecondFactor(sessionId: string, must: boolean): Promise<void>;
  noteProof(sessionId: string, proof: AddressProof): Promise<void>;
  touch(sessionId: string, lastSeenAt: Date, expiresAt: Date): Promise<void>;
  /** Those that have not expired, the one used last first. */
  listOfPerson(personId: string, now: Date): Promise<readonly Session[]>;
  delete(sessionId: string): Promise<void>;
  /** Sessions and half sessions. */
  deleteOfPerson(personId: string): Promise<void>;
  /** Sessions and half sessions. */
  deleteExpired(now: Date): Promise<void>;

  insertHalf(half: HalfSession): Promise<void>;
  /** Expired ones are not found. */
  findHalf(tokenHash: string, now: Date): Promise<HalfSession | null>;
  noteHalfFailure(tokenHash: string): Promise<void>;
  deleteHalf(tokenHash: string): Promise<void>;
}
