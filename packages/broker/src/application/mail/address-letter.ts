import type { Person } from '../../domain/person.ts';
import type { Ids } from '../ports/ids.ts';
import type { OutboxMessage } from '../ports/outbox-repository.ts';
import type { SecretBox } from '../ports/secret-box.ts';
import type { Repositories } from '../ports/store.ts';
import type { Letter, SecretLetter } from './letter.ts';
import type { MessageKind } from './message-kind.ts';
import { latestTry } from './retry-schedule.ts';
import { sealMessage } from './sealed-message.ts';

interface Made {
  readonly ids: Ids;
  readonly at: Date;
}

/** A letter to a person, for the outbox: saved with the decision that causes it, and sent after. */
export function addressLetter(made: Made, kind: MessageKind, to: Person, letter: Letter): OutboxMessage {
  return { ...addressed(made, kind, to, letter), sealed: null, letsInPersonId: null };
}

/**
 * A letter that lets its reader in. Its secrets wait sealed, and no longer than they are good for; it is recalled when
 * they stop working before that.
 *
 * @throws `secret.key-differs`
 */
export function addressSecretLetter(
  { made, secretBox, tx }: { readonly made: Made; readonly secretBox: SecretBox; readonly tx: Repositories },
  kind: MessageKind,
  to: Person,
  letter: SecretLetter & { readonly goodUntil?: Date },
): Promise<OutboxMessage> {
  const message = addressed(made, kind, to, letter);
  const giveUpAt = earlier(message.giveUpAt, letter.goodUntil ?? message.giveUpAt);
  return sealMessage(secretBox, tx, { ...message, giveUpAt, letsInPersonId: to.personId });
}

function addressed({ ids, at }: Made, kind: MessageKind, to: Person, letter: SecretLetter) {
  return {
    messageId: ids.newId('message'),
    organizationId: to.organizationId,
    kind,
    to: to.email,
    subject: letter.subject,
    blocks: letter.blocks,
    digestKey: null,
    createdAt: at,
    state: 'waiting',
    attempts: 0,
    dueAt: at,
    giveUpAt: latestTry(at),
    sentAt: null,
    problem: null,
  } as const;
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
