import { CHALLENGE_PURPOSES } from '../../../application/ports/challenge-repository.ts';
import type {
  Challenge,
  ChallengePurpose,
  ChallengeRepository,
} from '../../../application/ports/challenge-repository.ts';
import { readInstant, readOneOf, readText } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';

export class SqlChallengeRepository implements ChallengeRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async insert({ tokenHash, purpose, payload, expiresAt }: Challenge): Promise<void> {
    await this.#session.insert('challenges', [{ token_hash: tokenHash, purpose, payload, expires_at: expiresAt }]);
  }

  async take(tokenHash: string, purpose: ChallengePurpose, now: Date): Promise<Challenge | null> {
    const row = await this.#session.first(FIND, { tokenHash, purpose, now });
    if (row === null) return null;
    await this.#session.run(DELETE, { tokenHash });
    return {
      tokenHash,
      purpose: readOneOf(row, 'purpose', CHALLENGE_PURPOSES),
      payload: readText(row, 'payload'),
      expiresAt: readInstant(row, 'expires_at'),
    };
  }

  async deleteExpired(now: Date): Promise<void> {
    await this.#session.run(DELETE_EXPIRED, { now });
  }
}

/** Locked, because it is for one use: the second one to come finds it gone. */
const FIND = new Statement<{ tokenHash: string; purpose: string; now: Date }>(({ db, flavour, param }) =>
  db
    .selectFrom('challenges')
    .selectAll()
    .where('token_hash', '=', param('tokenHash'))
    .where('purpose', '=', param('purpose'))
    .where('expires_at', '>', param('now'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const DELETE = new Statement<{ tokenHash: string }>(({ db, param }) =>
  db.deleteFrom('challenges').where('token_hash', '=', param('tokenHash')),
);

const DELETE_EXPIRED = new Statement<{ now: Date }>(({ db, param }) =>
  db.deleteFrom('challenges').where('expires_at', '<=', param('now')),
);
