import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { StatementContext } from '../statement.ts';
import { Statement } from '../statement.ts';

/** Instants are milliseconds in the database, so a length of time can be added. */
export type ClaimParams = {
  readonly worker: string;
  readonly now: Date;
  readonly claimMilliseconds: number;
};

export const MARK_DUE = new Statement<{ resourceId: string; dueAt: Date; isStale: boolean }>(
  ({ db, flavour, param }) => {
    const mark = db
      .insertInto('work')
      .values({
        ...FREE_ROW,
        resource_id: param('resourceId'),
        due_at: param('dueAt'),
        mark: 1,
        marked_stale: param('isStale'),
      })
      .onConflict((conflict) =>
        conflict.column('resource_id').doUpdateSet({
          mark: sql`work.mark + 1`,
          due_at: EARLIER_DUE,
          marked_stale: sql<boolean>`(work.marked_stale or excluded.marked_stale)`,
        }),
      );
    if (flavour.dialect.kind === 'sqlite') return mark;
    return db
      .with('marked', () => mark.returning('resource_id'))
      .selectFrom('marked')
      .select(sql`pg_notify(${sql.lit(WORK_CHANNEL)}, '')`.as('notified'));
  },
);

export const MARK_ALL_DUE = new Statement<{ dueAt: Date }>(({ db, param }) =>
  db.updateTable('work').set({
    mark: sql`mark + 1`,
    due_at: sql`case when due_at < ${param('dueAt')} then due_at else ${param('dueAt')} end`,
    marked_stale: true,
  }),
);

/** The PostgreSQL channel on which nodes learn that work is due. A notification is sent when the mark is committed. */
export const WORK_CHANNEL = 'gatelease_work';

/** Marks it due now and claims it; no row when somebody else has it, and then it is not marked either. */
export const MARK_DUE_AND_CLAIM = new Statement<ClaimParams & { resourceId: string }>((context) =>
  claimOne(context, { mark: 1, nextMark: sql`work.mark + 1` }),
);

/** Claims it, due or not; no row when somebody else has it. */
export const CLAIM = new Statement<ClaimParams & { resourceId: string }>((context) =>
  claimOne(context, { mark: 0, nextMark: sql`work.mark` }),
);

export const CLAIM_DUE = new Statement<ClaimParams & { limit: number }>((context) => {
  const { db, flavour, param } = context;
  return db
    .with('due', (inner) =>
      inner
        .selectFrom('work')
        .select('resource_id as due_id')
        .where('due_at', '<=', workNow(context))
        .where(isFree(context))
        .orderBy('due_at')
        .orderBy('resource_id')
        .limit(param('limit'))
        .$if(flavour.locks, (query) => query.forUpdate().skipLocked()),
    )
    .updateTable('work')
    .from('due')
    .set(claimed(context, sql`work.mark`))
    .whereRef('resource_id', '=', 'due_id')
    .returningAll();
});

export const RELEASE = new Statement<{
  resourceId: string;
  worker: string;
  generation: number;
  mark: number;
  dueAt: Date;
  attempts: number;
  pictureIsStale: boolean;
}>(({ db, param }) =>
  db
    .updateTable('work')
    .set({
      worker: null,
      claimed_until: null,
      due_at: sql`case when mark = ${param('mark')} then ${param('dueAt')} else claimed_at end`,
      attempts: param('attempts'),
      picture_is_stale: param('pictureIsStale'),
    })
    .where('resource_id', '=', param('resourceId'))
    .where('worker', '=', param('worker'))
    .where('generation', '=', param('generation')),
);

/**
 * Locked in a way that lets others mark the resource, but not claim it as due: between this answer and the commit
 * nobody takes over.
 */
export const HOLDS = new Statement<{ resourceId: string; worker: string; generation: number }>(
  ({ db, flavour, param }) =>
    db
      .selectFrom('work')
      .select('resource_id')
      .where('resource_id', '=', param('resourceId'))
      .where('worker', '=', param('worker'))
      .where('generation', '=', param('generation'))
      .$if(flavour.locks, (query) => query.forKeyShare()),
);

const FREE_ROW = {
  attempts: 0,
  picture_is_stale: false,
  marked_stale: false,
  generation: 0,
  worker: null,
  claimed_at: null,
  claimed_until: null,
  claimed_mark: 0,
  claimed_stale: false,
};

const EARLIER_DUE = sql<Date>`case when work.due_at < excluded.due_at then work.due_at else excluded.due_at end`;

/** Whose clock it is, the flavour says: on PostgreSQL the database's, so that nodes may disagree about theirs. */
export function workNow({
  flavour,
  param,
}: Pick<StatementContext<{ now: Date }>, 'flavour' | 'param'>): RawBuilder<Date> {
  return flavour.workClock === 'database'
    ? sql`(extract(epoch from statement_timestamp()) * 1000)::bigint`
    : sql`cast(${param('now')} as bigint)`;
}

export function isFree(context: Pick<StatementContext<{ now: Date }>, 'flavour' | 'param'>): RawBuilder<boolean> {
  return sql`(work.worker is null or work.claimed_until <= ${workNow(context)})`;
}

function claimOne(
  context: StatementContext<ClaimParams & { resourceId: string }>,
  { mark, nextMark }: { readonly mark: number; readonly nextMark: RawBuilder<number> },
) {
  const { db, param } = context;
  return db
    .insertInto('work')
    .values({
      ...FREE_ROW,
      resource_id: param('resourceId'),
      due_at: workNow(context),
      mark,
      generation: 1,
      worker: param('worker'),
      claimed_at: workNow(context),
      claimed_until: claimEnd(context),
      claimed_mark: mark,
      picture_is_stale: true,
    })
    .onConflict((conflict) =>
      conflict
        .column('resource_id')
        .doUpdateSet({ ...claimed(context, nextMark), mark: nextMark, due_at: EARLIER_DUE })
        .where(isFree(context)),
    )
    .returningAll();
}

/** Every right side sees the row as it was. */
function claimed(context: StatementContext<ClaimParams>, mark: RawBuilder<number>) {
  return {
    generation: sql<number>`work.generation + 1`,
    worker: context.param('worker'),
    claimed_at: workNow(context),
    claimed_until: claimEnd(context),
    claimed_mark: mark,
    claimed_stale: sql<boolean>`(work.picture_is_stale or work.marked_stale)`,
    marked_stale: false,
    picture_is_stale: true,
  };
}

function claimEnd(context: StatementContext<ClaimParams>): RawBuilder<Date> {
  return sql`${workNow(context)} + cast(${context.param('claimMilliseconds')} as bigint)`;
}
