import { hash } from 'node:crypto';
import { CHAIN_START, eventHash } from '@gatelease/contract/event-chain';
import type { ChainEnd } from '@gatelease/contract/event-chain';
import type {
  EventFilter,
  EventRepository,
  LedgerEvent,
  NewEvent,
} from '../../../application/ports/event-repository.ts';
import type { Page, PageRequest } from '../../../application/ports/store.ts';
import { readNumber, readText } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import { IS_BREAK_GLASS } from './break-glass-leases.ts';
import { eventOf, rowOfEvent } from './event-row.ts';
import { cutPage, readCursor, rowsToFetch } from './page-cursor.ts';
import { storableEvent } from './storable-event.ts';

/**
 * The ledger. Whoever appends holds the end of the organization's chain until the transaction is over, so sequence
 * numbers have no gaps and commit in their order; another organization's chain is not held up.
 */
export class SqlEventRepository implements EventRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async append(events: readonly NewEvent[]): Promise<void> {
    const organizationIds = [...new Set(events.map(({ organizationId }) => organizationId))].sort();
    for (const organizationId of organizationIds) {
      await this.#appendToChain(
        organizationId,
        events.filter((event) => event.organizationId === organizationId),
      );
    }
  }

  async list(filter: EventFilter, page: PageRequest): Promise<Page<LedgerEvent>> {
    const { organizationId, personId, resourceId, leaseId, hasAddress, kind, breakGlass, from, to } = filter;
    const cursor = readCursor(page);
    const { queries } = this.#session.flavour.dialect;
    let query = queries.selectFrom('events').selectAll().where('organization_id', '=', organizationId);
    if (personId !== undefined) query = query.where('person_id', '=', personId);
    if (resourceId !== undefined) query = query.where('resource_id', '=', resourceId);
    if (leaseId !== undefined) query = query.where('lease_id', '=', leaseId);
    if (hasAddress === true) query = query.where('address', 'is not', null);
    if (kind !== undefined) query = query.where('kind', '=', kind);
    if (breakGlass === true) {
      const ofEmergencies = queries
        .selectFrom('leases')
        .select('lease_id')
        .where('organization_id', '=', organizationId);
      query = query.where('lease_id', 'in', ofEmergencies.where(IS_BREAK_GLASS));
    }
    if (from !== undefined) query = query.where('at', '>=', from);
    if (to !== undefined) query = query.where('at', '<', to);
    if (cursor !== null) query = query.where('sequence', '<', cursor.at.getTime());

    const rows = await this.#session.select(query.orderBy('sequence', 'desc').limit(rowsToFetch(page)));
    return cutPage(rows.map(eventOf), page, ({ sequence, eventId }) => ({ at: new Date(sequence), id: eventId }));
  }

  async listChain(organizationId: string, afterSequence: number, limit: number): Promise<readonly LedgerEvent[]> {
    return (await this.#session.rows(LIST_CHAIN, { organizationId, afterSequence, limit })).map(eventOf);
  }

  async #appendToChain(organizationId: string, events: readonly NewEvent[]): Promise<void> {
    let end = await this.#lockChain(organizationId);
    const linked: LedgerEvent[] = [];
    for (const event of events) {
      const next = link(storableEvent(event), end);
      linked.push(next);
      end = next;
    }
    await this.#session.insert('events', linked.map(rowOfEvent));
    await this.#session.update(
      'event_chains',
      { organization_id: organizationId },
      { last_sequence: end.sequence, last_hash: end.hash },
    );
  }

  async #lockChain(organizationId: string): Promise<ChainEnd> {
    const end = await this.#chainEnd(organizationId);
    if (end !== null) return end;
    await this.#session.run(START_CHAIN, { organizationId });
    return (await this.#chainEnd(organizationId)) ?? CHAIN_START;
  }

  async #chainEnd(organizationId: string): Promise<ChainEnd | null> {
    const row = await this.#session.first(CHAIN_END, { organizationId });
    return row && { sequence: readNumber(row, 'last_sequence'), hash: readText(row, 'last_hash') };
  }
}

const CHAIN_END = new Statement<{ organizationId: string }>(({ db, flavour, param }) =>
  db
    .selectFrom('event_chains')
    .select(['last_sequence', 'last_hash'])
    .where('organization_id', '=', param('organizationId'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const START_CHAIN = new Statement<{ organizationId: string }>(({ db, param }) =>
  db
    .insertInto('event_chains')
    .values({
      organization_id: param('organizationId'),
      last_sequence: CHAIN_START.sequence,
      last_hash: CHAIN_START.hash,
    })
    .onConflict((conflict) => conflict.column('organization_id').doNothing()),
);

const LIST_CHAIN = new Statement<{ organizationId: string; afterSequence: number; limit: number }>(({ db, param }) =>
  db
    .selectFrom('events')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .where('sequence', '>', param('afterSequence'))
    .orderBy('sequence')
    .limit(param('limit')),
);

function link(event: NewEvent, end: ChainEnd): LedgerEvent {
  const unhashed = { ...event, sequence: end.sequence + 1, previousHash: end.hash };
  return { ...unhashed, hash: eventHash(unhashed, sha256) };
}

function sha256(text: string): string {
  return hash('sha256', text);
}
