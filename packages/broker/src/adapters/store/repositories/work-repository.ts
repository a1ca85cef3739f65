import { sql } from 'kysely';
import type { Claim, ClaimRequest, MarkOptions, WorkRepository } from '../../../application/ports/work-repository.ts';
import { orNull, readFlag, readInstant, readNumber, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import {
  CLAIM,
  CLAIM_DUE,
  HOLDS,
  isFree,
  MARK_ALL_DUE,
  MARK_DUE,
  MARK_DUE_AND_CLAIM,
  RELEASE,
  workNow,
} from './work-statements.ts';

export class SqlWorkRepository implements WorkRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async markDue(resourceId: string, dueAt: Date, { pictureIsStale = false }: MarkOptions = {}): Promise<void> {
    await this.#session.run(MARK_DUE, { resourceId, dueAt, isStale: pictureIsStale });
  }

  async markAllDue(dueAt: Date): Promise<void> {
    await this.#session.run(MARK_ALL_DUE, { dueAt });
  }

  async markDueAndClaim(resourceId: string, claim: ClaimRequest): Promise<Claim | null> {
    const row = await this.#session.first(MARK_DUE_AND_CLAIM, { resourceId, ...paramsOf(claim) });
    if (row !== null) return claimOf(row);
    await this.markDue(resourceId, claim.now);
    return null;
  }

  async claimDue(claim: ClaimRequest, limit: number): Promise<readonly Claim[]> {
    const rows = await this.#session.rows(CLAIM_DUE, { ...paramsOf(claim), limit });
    return rows.toSorted(byDueAt).map(claimOf);
  }

  async claim(resourceId: string, claim: ClaimRequest): Promise<Claim | null> {
    const row = await this.#session.first(CLAIM, { resourceId, ...paramsOf(claim) });
    return row && claimOf(row);
  }

  async release(
    { resourceId, worker, generation, mark }: Claim,
    next: { readonly dueAt: Date; readonly attempts: number; readonly pictureIsStale: boolean },
  ): Promise<boolean> {
    const released = await this.#session.run(RELEASE, { resourceId, worker, generation, mark, ...next });
    return released === 1;
  }

  async holds({ resourceId, worker, generation }: Claim): Promise<boolean> {
    return (await this.#session.first(HOLDS, { resourceId, worker, generation })) !== null;
  }

  async nextDueAt(): Promise<Date | null> {
    const row = await this.#session.first(NEXT_DUE_AT, {});
    const instants = row === null ? [] : [orNull(row, 'due_at', readInstant), orNull(row, 'lapses_at', readInstant)];
    return instants.filter((instant) => instant !== null).toSorted((a, b) => Number(a) - Number(b))[0] ?? null;
  }

  async releaseAllOf(worker: string): Promise<void> {
    await this.#session.update('work', { worker }, { worker: null, claimed_until: null });
  }

  async delete(resourceId: string): Promise<void> {
    await this.#session.run(DELETE, { resourceId });
  }

  async stats(
    now: Date,
  ): Promise<{ readonly due: number; readonly claimed: number; readonly oldestDueAt: Date | null }> {
    const row = await this.#session.first(STATS, { now });
    if (row === null) return { due: 0, claimed: 0, oldestDueAt: null };
    return {
      due: readNumber(row, 'due'),
      claimed: readNumber(row, 'claimed'),
      oldestDueAt: orNull(row, 'oldest_due_at', readInstant),
    };
  }
}

const NEXT_DUE_AT = new Statement(({ db }) =>
  db.selectNoFrom([
    sql`(select min(due_at) from work where worker is null)`.as('due_at'),
    sql`(select min(claimed_until) from work where worker is not null)`.as('lapses_at'),
  ]),
);

const DELETE = new Statement<{ resourceId: string }>(({ db, param }) =>
  db.deleteFrom('work').where('resource_id', '=', param('resourceId')),
);

const STATS = new Statement<{ now: Date }>((context) => {
  const isDue = sql`${isFree(context)} and due_at <= ${workNow(context)}`;
  return context.db
    .selectFrom('work')
    .select([
      sql`coalesce(sum(case when ${isDue} then 1 else 0 end), 0)`.as('due'),
      sql`coalesce(sum(case when ${isFree(context)} then 0 else 1 end), 0)`.as('claimed'),
      sql`min(case when ${isDue} then due_at end)`.as('oldest_due_at'),
    ]);
});

function paramsOf({ worker, now, claimSeconds }: ClaimRequest) {
  return { worker, now, claimMilliseconds: Math.round(claimSeconds * 1000) };
}

function byDueAt(a: Row, b: Row): number {
  const difference = readNumber(a, 'due_at') - readNumber(b, 'due_at');
  return difference || (readText(a, 'resource_id') < readText(b, 'resource_id') ? -1 : 1);
}

function claimOf(row: Row): Claim {
  return {
    resourceId: readText(row, 'resource_id'),
    worker: readText(row, 'worker'),
    generation: readNumber(row, 'generation'),
    mark: readNumber(row, 'claimed_mark'),
    attempts: readNumber(row, 'attempts'),
    pictureIsStale: readFlag(row, 'claimed_stale'),
  };
}
