import { sql } from 'kysely';
import type { SignInAttemptRepository } from '../../../application/ports/sign-in-attempt-repository.ts';
import { readNumber } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';

export class SqlSignInAttemptRepository implements SignInAttemptRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async countFailures(key: string, since: Date): Promise<number> {
    const row = await this.#session.first(COUNT_FAILURES, { key, since });
    return row === null ? 0 : readNumber(row, 'failures');
  }

  async recordFailure(key: string, at: Date): Promise<void> {
    await this.#session.run(RECORD_FAILURE, { key, at });
  }

  async clear(key: string): Promise<void> {
    await this.#session.run(CLEAR, { key });
  }

  async deleteBefore(before: Date): Promise<void> {
    await this.#session.run(DELETE_BEFORE, { before });
  }
}

const COUNT_FAILURES = new Statement<{ key: string; since: Date }>(({ db, param }) =>
  db
    .selectFrom('sign_in_failures')
    .select(sql<number>`coalesce(sum(failures), 0)`.as('failures'))
    .where('key', '=', param('key'))
    .where('failed_at', '>=', param('since')),
);

const RECORD_FAILURE = new Statement<{ key: string; at: Date }>(({ db, param }) =>
  db
    .insertInto('sign_in_failures')
    .values({ key: param('key'), failed_at: param('at'), failures: 1 })
    .onConflict((conflict) =>
      conflict.columns(['key', 'failed_at']).doUpdateSet({ failures: sql`sign_in_failures.failures + 1` }),
    ),
);

const CLEAR = new Statement<{ key: string }>(({ db, param }) =>
  db.deleteFrom('sign_in_failures').where('key', '=', param('key')),
);

const DELETE_BEFORE = new Statement<{ before: Date }>(({ db, param }) =>
  db.deleteFrom('sign_in_failures').where('failed_at', '<', param('before')),
);
