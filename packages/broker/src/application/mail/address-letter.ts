import type { Person } from '../../domain/person.ts';
import type { Ids } from '../ports/ids.ts';
import type { OutboxMessage } from '../ports/outbox-repository.ts';
import type { Letter } from './letter.ts';
import type { MessageKind } from './message-kind.ts';
import { latestTry } from './retry-schedule.ts';

interface Made {
  readonly ids: Ids;
  readonly at: Date;
}

/** A letter to a person, for the outbox: saved with the decision that causes it, and sent after. */
export function addressLetter({ ids, at }: Made, kind: MessageKind, to: Person, letter: Letter): OutboxMessage {
  return {
    messageId: ids.newId('message'),
    organizationId: to.organizationId,
    kind,
    to: to.email,
    subject: letter.subject,
    blocks: letter.blocks,
    createdAt: at,
    state: 'waiting',
    attempts: 0,
    dueAt: at,
    giveUpAt: latestTry(at),
    sentAt: null,
    problem: null,
  };
}
