import { sql } from 'kysely';
import { SIGN_IN_METHODS } from '../../../application/ports/session-repository.ts';
import type { HalfSession } from '../../../application/ports/session-repository.ts';
import { readInstant, readNumber, readOneOf, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';

/** Sign-ins that wait for their second step, kept by the hash of their token. */

export async function insertHalfSession(session: SqlSession, half: HalfSession): Promise<void> {
  await session.insert('half_sessions', [
    {
      token_hash: half.tokenHash,
      organization_id: half.organizationId,
      person_id: half.personId,
      kind: half.kind,
      method: half.method,
      failures: half.failures,
      expires_at: half.expiresAt,
    },
  ]);
}

export async function findHalfSession(session: SqlSession, tokenHash: string, now: Date): Promise<HalfSession | null> {
  const row = await session.first(FIND, { tokenHash, now });
  return row && halfSessionOf(row);
}

export async function noteHalfSessionFailure(session: SqlSession, tokenHash: string): Promise<void> {
  await session.run(NOTE_FAILURE, { tokenHash });
}

export async function deleteHalfSession(session: SqlSession, tokenHash: string): Promise<void> {
  await session.run(DELETE, { tokenHash });
}

export async function deleteHalfSessionsOf(session: SqlSession, personId: string): Promise<void> {
  await session.run(DELETE_OF_PERSON, { personId });
}

export async function deleteExpiredHalfSessions(session: SqlSession, now: Date): Promise<void> {
  await session.run(DELETE_EXPIRED, { now });
}

/** Locked, because it is good for one session: the second one to come finds it gone. */
const FIND = new Statement<{ tokenHash: string; now: Date }>(({ db, flavour, param }) =>
  db
    .selectFrom('half_sessions')
    .selectAll()
    .where('token_hash', '=', param('tokenHash'))
    .where('expires_at', '>', param('now'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const NOTE_FAILURE = new Statement<{ tokenHash: string }>(({ db, param }) =>
  db
    .updateTable('half_sessions')
    .set({ failures: sql`failures + 1` })
    .where('token_hash', '=', param('tokenHash')),
);

const DELETE = new Statement<{ tokenHash: string }>(({ db, param }) =>
  db.deleteFrom('half_sessions').where('token_hash', '=', param('tokenHash')),
);

const DELETE_OF_PERSON = new Statement<{ personId: string }>(({ db, param }) =>
  db.deleteFrom('half_sessions').where('person_id', '=', param('personId')),
);

const DELETE_EXPIRED = new Statement<{ now: Date }>(({ db, param }) =>
  db.deleteFrom('half_sessions').where('expires_at', '<=', param('now')),
);

function halfSessionOf(row: Row): HalfSession {
  return {
    tokenHash: readText(row, 'token_hash'),
    organizationId: readText(row, 'organization_id'),
    personId: readText(row, 'person_id'),
    kind: readOneOf(row, 'kind', ['browser', 'cli']),
    method: readOneOf(row, 'method', SIGN_IN_METHODS),
    failures: readNumber(row, 'failures'),
    expiresAt: readInstant(row, 'expires_at'),
  };
}
