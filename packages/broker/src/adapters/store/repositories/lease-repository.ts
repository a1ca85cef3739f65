import { sql } from 'kysely';
import type { LeaseFilter, LeaseRepository, LiveLeaseFilter } from '../../../application/ports/lease-repository.ts';
import type { Page, PageRequest } from '../../../application/ports/store.ts';
import { LEASE_STATES } from '../../../domain/lease.ts';
import type { Lease, LeaseState } from '../../../domain/lease.ts';
import { isOver } from '../../../domain/lease-phase.ts';
import { readNumber, readOneOf, readText } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import { IS_BREAK_GLASS } from './break-glass-leases.ts';
import { leaseOf, rowOfLease } from './lease-row.ts';
import { oneOf } from './one-of.ts';
import { cutPage, readCursor, rowsToFetch } from './page-cursor.ts';
import { updateVersioned } from './versioned-update.ts';

export class SqlLeaseRepository implements LeaseRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async find(organizationId: string, leaseId: string): Promise<Lease | null> {
    const row = await this.#session.first(FIND, { organizationId, leaseId });
    return row && leaseOf(row);
  }

  async list(filter: LeaseFilter, page: PageRequest): Promise<Page<Lease>> {
    const cursor = readCursor(page);
    let query = this.#filtered(filter);
    if (cursor !== null) query = query.where(sql<boolean>`(created_at, lease_id) < (${cursor.at}, ${cursor.id})`);

    const rows = await this.#session.select(
      query.orderBy('created_at', 'desc').orderBy('lease_id', 'desc').limit(rowsToFetch(page)),
    );
    return cutPage(rows.map(leaseOf), page, ({ createdAt, leaseId }) => ({ at: createdAt, id: leaseId }));
  }

  async listLiveOfResource(resourceId: string): Promise<readonly Lease[]> {
    return (await this.#session.rows(LIST_LIVE_OF_RESOURCE, { resourceId })).map(leaseOf);
  }

  async listLive(filter: LiveLeaseFilter): Promise<readonly Lease[]> {
    const { organizationId, personId = null, policyId = null, resourceId = null } = filter;
    const params = { organizationId, personId, policyId, resourceId };
    return (await this.#session.rows(listLiveOf(params), params)).map(leaseOf);
  }

  async listUnwarned(organizationId: string, endsBy: Date, limit: number): Promise<readonly Lease[]> {
    return (await this.#session.rows(LIST_UNWARNED, { organizationId, endsBy, limit })).map(leaseOf);
  }

  async listBreakGlassIds(organizationId: string): Promise<ReadonlySet<string>> {
    const rows = await this.#session.rows(LIST_BREAK_GLASS_IDS, { organizationId });
    return new Set(rows.map((row) => readText(row, 'lease_id')));
  }

  async insert(lease: Lease): Promise<void> {
    await this.#session.insert('leases', [rowOfLease(lease)]);
  }

  async update(lease: Lease): Promise<Lease> {
    const key = { lease_id: lease.leaseId, organization_id: lease.organizationId, version: lease.version };
    const version = await updateVersioned(this.#session, 'leases', key, rowOfLease(lease));
    return { ...lease, version };
  }

  async countByState(): Promise<Readonly<Record<LeaseState, number>>> {
    const rows = await this.#session.rows(COUNT_BY_STATE, {});
    const counts = { scheduled: 0, opening: 0, active: 0, closing: 0, closed: 0, failed: 0 };
    for (const row of rows) counts[readOneOf(row, 'state', LEASE_STATES)] = readNumber(row, 'leases');
    return counts;
  }

  #filtered({ organizationId, personId, policyId, resourceId, states, from, to }: LeaseFilter) {
    let query = this.#session.flavour.dialect.queries
      .selectFrom('leases')
      .selectAll()
      .where('organization_id', '=', organizationId);
    if (personId !== undefined) query = query.where('person_id', '=', personId);
    if (policyId !== undefined) query = query.where('policy_id', '=', policyId);
    if (resourceId !== undefined) query = query.where('resource_id', '=', resourceId);
    if (from !== undefined) query = query.where(wasOpenAfter(from));
    if (to !== undefined) query = query.where('starts_at', '<', to);
    if (states !== undefined) query = query.where(oneOf('state', states));
    if (states?.every((state) => !isOver(state)) === true) query = query.where(IS_LIVE);
    return query;
  }
}

/** Until it is seen to be closed, what began is open, even when its end has passed. */
function wasOpenAfter({ at, now }: NonNullable<LeaseFilter['from']>) {
  const endsLater = sql<boolean>`coalesce(closed_at, ends_at) >= ${at}`;
  if (at > now) return endsLater;
  return sql<boolean>`(${endsLater} or (closed_at is null and state in ('opening', 'active', 'closing')))`;
}

/** In the words of the partial indexes, so that the planner of SQLite knows them again. */
const IS_LIVE = sql<boolean>`state in ('scheduled', 'opening', 'active', 'closing')`;

const FIND = new Statement<{ organizationId: string; leaseId: string }>(({ db, flavour, param }) =>
  db
    .selectFrom('leases')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .where('lease_id', '=', param('leaseId'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const LIST_LIVE_OF_RESOURCE = new Statement<{ resourceId: string }>(({ db, param }) =>
  db
    .selectFrom('leases')
    .selectAll()
    .where('resource_id', '=', param('resourceId'))
    .where(IS_LIVE)
    .orderBy('created_at')
    .orderBy('lease_id'),
);

/** One that was handed over to a successor is none to warn of. */
const LIST_UNWARNED = new Statement<{ organizationId: string; endsBy: Date; limit: number }>(({ db, param }) =>
  db
    .selectFrom('leases')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .where(IS_LIVE)
    .where('state', 'in', [sql.lit('opening'), sql.lit('active')])
    .where('ends_at', '<=', param('endsBy'))
    .where('warned_at', 'is', null)
    .where('end_reason', 'is', null)
    .orderBy('ends_at')
    .limit(param('limit')),
);

const LIST_BREAK_GLASS_IDS = new Statement<{ organizationId: string }>(({ db, param }) =>
  db
    .selectFrom('leases')
    .select('lease_id')
    .where('organization_id', '=', param('organizationId'))
    .where(IS_BREAK_GLASS),
);

type LiveParams = {
  readonly organizationId: string;
  readonly personId: string | null;
  readonly policyId: string | null;
  readonly resourceId: string | null;
};

/** By which ids are asked for: every opening asks, and building the query takes longer than running it. */
const LIST_LIVE = new Map<string, Statement<LiveParams>>();

function listLiveOf({ personId, policyId, resourceId }: LiveParams): Statement<LiveParams> {
  const shape = [personId, policyId, resourceId].map((id) => id !== null).join();
  const known = LIST_LIVE.get(shape);
  if (known !== undefined) return known;

  const statement = new Statement<LiveParams>(({ db, param }) =>
    db
      .selectFrom('leases')
      .selectAll()
      .where('organization_id', '=', param('organizationId'))
      .$if(personId !== null, (query) => query.where('person_id', '=', param('personId')))
      .$if(policyId !== null, (query) => query.where('policy_id', '=', param('policyId')))
      .$if(resourceId !== null, (query) => query.where('resource_id', '=', param('resourceId')))
      .where(IS_LIVE)
      .orderBy('created_at')
      .orderBy('lease_id'),
  );
  LIST_LIVE.set(shape, statement);
  return statement;
}

const COUNT_BY_STATE = new Statement(({ db }) =>
  db
    .selectFrom('leases')
    .select(['state', ({ fn }) => fn.countAll<number>().as('leases')])
    .groupBy('state'),
);
