import type { LetterBlock, LetterFact } from '../../../application/mail/letter.ts';
import { MESSAGE_KINDS } from '../../../application/mail/message-kind.ts';
import { MESSAGE_STATES } from '../../../application/ports/outbox-repository.ts';
import type { OutboxMessage } from '../../../application/ports/outbox-repository.ts';
import { asFields, asFlag, asListOf, asNullOr, asText, unexpectedJson } from '../json-reader.ts';
import type { JsonReader } from '../json-reader.ts';
import { orNull, readInstant, readJson, readNumber, readOneOf, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { OutboxTable } from '../schema.ts';

export function rowOfMessage(message: OutboxMessage): OutboxTable {
  return {
    message_id: message.messageId,
    organization_id: message.organizationId,
    kind: message.kind,
    recipient: message.to,
    subject: message.subject,
    blocks: JSON.stringify(message.blocks),
    sealed: message.sealed,
    lets_in_person_id: message.letsInPersonId,
    digest_key: message.digestKey,
    created_at: message.createdAt,
    state: message.state,
    attempts: message.attempts,
    due_at: message.dueAt,
    give_up_at: message.giveUpAt,
    sent_at: message.sentAt,
    problem: message.problem,
  };
}

export function messageOf(row: Row): OutboxMessage {
  return {
    messageId: readText(row, 'message_id'),
    organizationId: readText(row, 'organization_id'),
    kind: readOneOf(row, 'kind', MESSAGE_KINDS),
    to: readText(row, 'recipient'),
    subject: readText(row, 'subject'),
    blocks: readJson(row, 'blocks', asBlocks),
    sealed: orNull(row, 'sealed', readText),
    letsInPersonId: orNull(row, 'lets_in_person_id', readText),
    digestKey: orNull(row, 'digest_key', readText),
    createdAt: readInstant(row, 'created_at'),
    state: readOneOf(row, 'state', MESSAGE_STATES),
    attempts: readNumber(row, 'attempts'),
    dueAt: readInstant(row, 'due_at'),
    giveUpAt: readInstant(row, 'give_up_at'),
    sentAt: orNull(row, 'sent_at', readInstant),
    problem: orNull(row, 'problem', readText),
  };
}

const asFact: JsonReader<LetterFact> = (value) => {
  const fields = asFields(value);
  return { name: asText(fields['name']), value: asText(fields['value']) };
};

const asFacts = asListOf(asFact);
const asHideable = asNullOr(asText);

const asBlock: JsonReader<LetterBlock> = (value) => {
  const fields = asFields(value);
  const { kind } = fields;
  switch (kind) {
    case 'heading':
    case 'paragraph':
      return { kind, text: asText(fields['text']) };
    case 'facts':
      return { kind, facts: asFacts(fields['facts']) };
    case 'button':
      return asButton(fields);
    case 'secret':
      return { kind, label: asText(fields['label']), value: asHideable(fields['value']) };
    default:
      throw unexpectedJson('a part of a letter');
  }
};

const asButton = (fields: ReturnType<typeof asFields>): LetterBlock => {
  const button = { kind: 'button', label: asText(fields['label']) } as const;
  if (asFlag(fields['isSecret'])) return { ...button, url: asHideable(fields['url']), isSecret: true };
  return { ...button, url: asText(fields['url']), isSecret: false };
};

const asBlocks = asListOf(asBlock);
