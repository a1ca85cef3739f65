import { sql } from 'kysely';
import type { OutboxMessage, OutboxRepository } from '../../../application/ports/outbox-repository.ts';
import { orNull, readInstant, readNumber, readOneOf, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { OutboxTable } from '../schema.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';

export class SqlOutboxRepository implements OutboxRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async insert(messages: readonly OutboxMessage[]): Promise<void> {
    await this.#session.insert('outbox', messages.map(rowOf));
  }

  async takeDue(now: Date, retryAt: Date, limit: number): Promise<readonly OutboxMessage[]> {
    const rows = await this.#session.rows(TAKE_DUE, { now, retryAt, limit });
    return rows.map(messageOf).toSorted(byAge);
  }

  async markSent(messageId: string, at: Date): Promise<void> {
    await this.#session.update('outbox', { message_id: messageId }, { state: 'sent', sent_at: at, problem: null });
  }

  async markFailed(messageId: string, problem: string, next: { readonly dueAt: Date } | 'given-up'): Promise<void> {
    const changes = next === 'given-up' ? { state: 'failed', problem } : { due_at: next.dueAt, problem };
    await this.#session.update('outbox', { message_id: messageId, state: 'waiting' }, changes);
  }

  async list(organizationId: string, limit: number): Promise<readonly OutboxMessage[]> {
    return (await this.#session.rows(LIST, { organizationId, limit })).map(messageOf);
  }
}

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

const LIST = new Statement<{ organizationId: string; limit: number }>(({ db, param }) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .orderBy('created_at', 'desc')
    .orderBy('message_id', 'desc')
    .limit(param('limit')),
);

function byAge(a: OutboxMessage, b: OutboxMessage): number {
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.messageId < b.messageId ? -1 : 1);
}

function rowOf(message: OutboxMessage): OutboxTable {
  return {
    message_id: message.messageId,
    organization_id: message.organizationId,
    kind: message.kind,
    recipient: message.to,
    subject: message.subject,
    text: message.text,
    created_at: message.createdAt,
    state: message.state,
    attempts: message.attempts,
    due_at: message.dueAt,
    sent_at: message.sentAt,
    problem: message.problem,
  };
}

function messageOf(row: Row): OutboxMessage {
  return {
    messageId: readText(row, 'message_id'),
    organizationId: readText(row, 'organization_id'),
    kind: readText(row, 'kind'),
    to: readText(row, 'recipient'),
    subject: readText(row, 'subject'),
    text: readText(row, 'text'),
    createdAt: readInstant(row, 'created_at'),
    state: readOneOf(row, 'state', ['waiting', 'sent', 'failed']),
    attempts: readNumber(row, 'attempts'),
    dueAt: readInstant(row, 'due_at'),
    sentAt: orNull(row, 'sent_at', readInstant),
    problem: orNull(row, 'problem', readText),
  };
}
