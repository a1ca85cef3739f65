import { SIGN_IN_METHODS } from '../../../application/ports/session-repository.ts';
import type { HalfSession, Session, SessionRepository } from '../../../application/ports/session-repository.ts';
import type { AddressProof } from '../../../domain/address-proof.ts';
import type { Person } from '../../../domain/person.ts';
import { orNull, readFlag, readInstant, readOneOf, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import {
  deleteExpiredHalfSessions,
  deleteHalfSession,
  deleteHalfSessionsOf,
  findHalfSession,
  insertHalfSession,
  noteHalfSessionFailure,
} from './half-sessions.ts';
import { personOf, selectPeople } from './person-row.ts';

export class SqlSessionRepository implements SessionRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async insert(session: Session): Promise<void> {
    await this.#session.insert('sessions', [
      {
        session_id: session.sessionId,
        token_hash: session.tokenHash,
        organization_id: session.organizationId,
        person_id: session.personId,
        kind: session.kind,
        method: session.method,
        must_set_up_second_factor: session.mustSetUpSecondFactor,
        address: session.address,
        proved_address: session.proof?.address ?? null,
        proved_beside: session.proof?.beside ?? null,
        proved_at: session.proof?.provedAt ?? null,
        user_agent: session.userAgent,
        created_at: session.createdAt,
        last_seen_at: session.lastSeenAt,
        expires_at: session.expiresAt,
      },
    ]);
  }

  async findByTokenHash(
    tokenHash: string,
    now: Date,
  ): Promise<{ readonly session: Session; readonly person: Person } | null> {
    const row = await this.#session.first(FIND_BY_TOKEN_HASH, { tokenHash, now });
    return row && { session: sessionOf(row), person: personOf(row) };
  }

  async setMustSetUpSecondFactor(sessionId: string, must: boolean): Promise<void> {
    await this.#session.update('sessions', { session_id: sessionId }, { must_set_up_second_factor: must });
  }

  async noteProof(sessionId: string, { address, beside, provedAt }: AddressProof): Promise<void> {
    await this.#session.update(
      'sessions',
      { session_id: sessionId },
      { proved_address: address, proved_beside: beside, proved_at: provedAt },
    );
  }

  async touch(sessionId: string, lastSeenAt: Date, expiresAt: Date): Promise<void> {
    await this.#session.update(
      'sessions',
      { session_id: sessionId },
      { last_seen_at: lastSeenAt, expires_at: expiresAt },
    );
  }

  async listOfPerson(personId: string, now: Date): Promise<readonly Session[]> {
    return (await this.#session.rows(LIST_OF_PERSON, { personId, now })).map(sessionOf);
  }

  async delete(sessionId: string): Promise<void> {
    await this.#session.run(DELETE, { sessionId });
  }

  async deleteOfPerson(personId: string): Promise<void> {
    await this.#session.run(DELETE_OF_PERSON, { personId });
    await deleteHalfSessionsOf(this.#session, personId);
  }

  async deleteExpired(now: Date): Promise<void> {
    await this.#session.run(DELETE_EXPIRED, { now });
    await deleteExpiredHalfSessions(this.#session, now);
  }

  async insertHalf(half: HalfSession): Promise<void> {
    await insertHalfSession(this.#session, half);
  }

  async findHalf(tokenHash: string, now: Date): Promise<HalfSession | null> {
    return findHalfSession(this.#session, tokenHash, now);
  }

  async noteHalfFailure(tokenHash: string): Promise<void> {
    await noteHalfSessionFailure(this.#session, tokenHash);
  }

  async deleteHalf(tokenHash: string): Promise<void> {
    await deleteHalfSession(this.#session, tokenHash);
  }
}

/** Columns that a person has under the same name are renamed. */
const SESSION_COLUMNS = [
  'sessions.session_id',
  'sessions.token_hash',
  'sessions.organization_id as session_organization_id',
  'sessions.kind',
  'sessions.method',
  'sessions.must_set_up_second_factor',
  'sessions.address',
  'sessions.proved_address',
  'sessions.proved_beside',
  'sessions.proved_at',
  'sessions.user_agent',
  'sessions.created_at as session_created_at',
  'sessions.last_seen_at',
  'sessions.expires_at',
] as const;

const FIND_BY_TOKEN_HASH = new Statement<{ tokenHash: string; now: Date }>(({ db, param }) =>
  selectPeople(db)
    .innerJoin('sessions', 'sessions.person_id', 'people.person_id')
    .select(SESSION_COLUMNS)
    .where('sessions.token_hash', '=', param('tokenHash'))
    .where('sessions.expires_at', '>', param('now')),
);

const LIST_OF_PERSON = new Statement<{ personId: string; now: Date }>(({ db, param }) =>
  db
    .selectFrom('sessions')
    .select(['sessions.person_id', ...SESSION_COLUMNS])
    .where('person_id', '=', param('personId'))
    .where('expires_at', '>', param('now'))
    .orderBy('last_seen_at', 'desc')
    .orderBy('session_id', 'desc'),
);

const DELETE = new Statement<{ sessionId: string }>(({ db, param }) =>
  db.deleteFrom('sessions').where('session_id', '=', param('sessionId')),
);

const DELETE_OF_PERSON = new Statement<{ personId: string }>(({ db, param }) =>
  db.deleteFrom('sessions').where('person_id', '=', param('personId')),
);

const DELETE_EXPIRED = new Statement<{ now: Date }>(({ db, param }) =>
  db.deleteFrom('sessions').where('expires_at', '<=', param('now')),
);

function proofOf(row: Row): AddressProof | null {
  const address = orNull(row, 'proved_address', readText);
  if (address === null) return null;
  return { address, beside: readText(row, 'proved_beside'), provedAt: readInstant(row, 'proved_at') };
}

function sessionOf(row: Row): Session {
  return {
    sessionId: readText(row, 'session_id'),
    tokenHash: readText(row, 'token_hash'),
    organizationId: readText(row, 'session_organization_id'),
    personId: readText(row, 'person_id'),
    kind: readOneOf(row, 'kind', ['browser', 'cli']),
    method: readOneOf(row, 'method', SIGN_IN_METHODS),
    mustSetUpSecondFactor: readFlag(row, 'must_set_up_second_factor'),
    address: readText(row, 'address'),
    proof: proofOf(row),
    userAgent: readText(row, 'user_agent'),
    createdAt: readInstant(row, 'session_created_at'),
    lastSeenAt: readInstant(row, 'last_seen_at'),
    expiresAt: readInstant(row, 'expires_at'),
  };
}
