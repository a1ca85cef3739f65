import { sql } from 'kysely';
import type {
  GatheringMessage,
  MessageState,
  OutboxMessage,
  OutboxRepository,
} from '../../../application/ports/outbox-repository.ts';
import type { Page, PageRequest } from '../../../application/ports/store.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import { messageOf, rowOfMessage } from './outbox-row.ts';
import { cutPage, readCursor, rowsToFetch } from './page-cursor.ts';

export class SqlOutboxRepository implements OutboxRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async insert(messages: readonly OutboxMessage[]): Promise<void> {
    await this.#session.insert('outbox', messages.map(rowOfMessage));
  }

  async takeDue(now: Date, retryAt: Date, limit: number): Promise<readonly OutboxMessage[]> {
    const rows = await this.#session.rows(TAKE_DUE, { now, retryAt, limit });
    return rows.map(messageOf).toSorted(byAge);
  }

  async find(organizationId: string, messageId: string): Promise<OutboxMessage | null> {
    const row = await this.#session.first(FIND, { organizationId, messageId });
    return row && messageOf(row);
  }

  async update(message: OutboxMessage): Promise<void> {
    const { message_id, organization_id, ...columns } = rowOfMessage(message);
    await this.#session.update('outbox', { message_id, organization_id }, columns);
  }

  async findGathering(wanted: GatheringMessage, now: Date): Promise<OutboxMessage | null> {
    const row = await this.#session.first(FIND_GATHERING, { ...wanted, now });
    return row && messageOf(row);
  }

  async recallLettingIn(personId: string): Promise<void> {
    await this.#session.run(RECALL, { personId });
  }

  async forgetSecrets(now: Date): Promise<void> {
    await this.#session.run(FORGET_SECRETS, { now });
  }

  async list(
    { organizationId, state }: { readonly organizationId: string; readonly state?: MessageState },
    page: PageRequest,
  ): Promise<Page<OutboxMessage>> {
    const cursor = readCursor(page);
    let query = this.#session.flavour.dialect.queries
      .selectFrom('outbox')
      .selectAll()
      .where('organization_id', '=', organizationId);
    if (state !== undefined) query = query.where('state', '=', state);
    if (cursor !== null) query = query.where(sql<boolean>`(created_at, message_id) < (${cursor.at}, ${cursor.id})`);

    const rows = await this.#session.select(
      query.orderBy('created_at', 'desc').orderBy('message_id', 'desc').limit(rowsToFetch(page)),
    );
    return cutPage(rows.map(messageOf), page, ({ createdAt, messageId }) => ({ at: createdAt, id: messageId }));
  }
}

const FIND = new Statement<{ organizationId: string; messageId: string }>(({ db, flavour, param }) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .where('message_id', '=', param('messageId'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

/** Taking a message counts as an attempt: a sender that dies may have sent it. */
const TAKE_DUE = new Statement<{ now: Date; retryAt: Date; limit: number }>(({ db, flavour, param }) =>
  db
    .with('due', (inner) =>
      inner
        .selectFrom('outbox')
        .select('message_id as due_id')
        .where('state', '=', sql.lit('waiting'))
        .where('due_at', '<=', param('now'))
        .orderBy('due_at')
        .orderBy('message_id')
        .limit(param('limit'))
        .$if(flavour.locks, (query) => query.forUpdate().skipLocked()),
    )
    .updateTable('outbox')
    .from('due')
    .set({ due_at: param('retryAt'), attempts: sql`attempts + 1` })
    .whereRef('message_id', '=', 'due_id')
    .returningAll(),
);

/** Locked, so that of two entries at once neither is lost. */
const FIND_GATHERING = new Statement<{ organizationId: string; to: string; digestKey: string; now: Date }>(
  ({ db, flavour, param }) =>
    db
      .selectFrom('outbox')
      .selectAll()
      .where('digest_key', '=', param('digestKey'))
      .where('recipient', '=', param('to'))
      .where('organization_id', '=', param('organizationId'))
      .where('state', '=', sql.lit('waiting'))
      .where('digest_key', 'is not', null)
      .where('attempts', '=', sql.lit(0))
      .where('due_at', '>', param('now'))
      .orderBy('due_at')
      .limit(1)
      .$if(flavour.locks, (query) => query.forUpdate()),
);

/** Whoever sends one of them at this moment finds it recalled afterwards. */
const RECALL = new Statement<{ personId: string }>(({ db, param }) =>
  db
    .updateTable('outbox')
    .set({ state: 'recalled', sealed: null, problem: null })
    .where('lets_in_person_id', '=', param('personId'))
    .where('sealed', 'is not', null)
    .where('state', '=', sql.lit('waiting')),
);

const FORGET_SECRETS = new Statement<{ now: Date }>(({ db, param }) =>
  db.updateTable('outbox').set({ sealed: null }).where('sealed', 'is not', null).where('give_up_at', '<', param('now')),
);

function byAge(a: OutboxMessage, b: OutboxMessage): number {
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.messageId < b.messageId ? -1 : 1);
}
