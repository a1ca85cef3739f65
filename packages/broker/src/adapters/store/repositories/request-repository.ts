import { sql } from 'kysely';
import type { RequestFilter, RequestRepository } from '../../../application/ports/request-repository.ts';
import type { Page, PageRequest } from '../../../application/ports/store.ts';
import type { AccessRequest } from '../../../domain/access-request.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import { oneOf } from './one-of.ts';
import { cutPage, readCursor, rowsToFetch } from './page-cursor.ts';
import { requestOf, rowOfRequest } from './request-row.ts';
import { updateVersioned } from './versioned-update.ts';

export class SqlRequestRepository implements RequestRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async find(organizationId: string, requestId: string): Promise<AccessRequest | null> {
    const row = await this.#session.first(FIND, { organizationId, requestId });
    return row && requestOf(row);
  }

  async list(filter: RequestFilter, page: PageRequest): Promise<Page<AccessRequest>> {
    const { organizationId, personId, policyId, resourceId, states } = filter;
    const cursor = readCursor(page);
    let query = this.#session.flavour.dialect.queries
      .selectFrom('requests')
      .selectAll()
      .where('organization_id', '=', organizationId);
    if (personId !== undefined) query = query.where('person_id', '=', personId);
    if (policyId !== undefined) query = query.where('policy_id', '=', policyId);
    if (resourceId !== undefined) query = query.where('resource_id', '=', resourceId);
    if (states !== undefined) query = query.where(oneOf('state', states));
    if (cursor !== null) query = query.where(sql<boolean>`(created_at, request_id) < (${cursor.at}, ${cursor.id})`);

    const rows = await this.#session.select(
      query.orderBy('created_at', 'desc').orderBy('request_id', 'desc').limit(rowsToFetch(page)),
    );
    return cutPage(rows.map(requestOf), page, ({ createdAt, requestId }) => ({ at: createdAt, id: requestId }));
  }

  async listLapsing(now: Date, limit: number): Promise<readonly AccessRequest[]> {
    return (await this.#session.rows(LIST_LAPSING, { now, limit })).map(requestOf);
  }

  async insert(request: AccessRequest): Promise<void> {
    await this.#session.insert('requests', [rowOfRequest(request)]);
  }

  async update(request: AccessRequest): Promise<AccessRequest> {
    const key = { request_id: request.requestId, organization_id: request.organizationId, version: request.version };
    const version = await updateVersioned(this.#session, 'requests', key, rowOfRequest(request));
    return { ...request, version };
  }
}

/** Locked, so that two reviewers at once count one after the other. */
const FIND = new Statement<{ organizationId: string; requestId: string }>(({ db, flavour, param }) =>
  db
    .selectFrom('requests')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .where('request_id', '=', param('requestId'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const LIST_LAPSING = new Statement<{ now: Date; limit: number }>(({ db, flavour, param }) =>
  db
    .selectFrom('requests')
    .selectAll()
    .where('state', '=', sql.lit('pending'))
    .where('lapses_at', '<=', param('now'))
    .orderBy('lapses_at')
    .limit(param('limit'))
    .$if(flavour.locks, (query) => query.forUpdate().skipLocked()),
);
