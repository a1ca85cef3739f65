import type { LetterBlock } from '../mail/letter.ts';
import type { MessageKind } from '../mail/message-kind.ts';
import type { Page, PageRequest } from './store.ts';

export const MESSAGE_STATES = ['waiting', 'sent', 'failed', 'recalled'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** A message that a decision causes, saved with it and sent later. */
export interface OutboxMessage {
  readonly messageId: string;
  readonly organizationId: string;
  readonly kind: MessageKind;
  readonly to: string;
  readonly subject: string;
  /** What it says, without its secrets. */
  readonly blocks: readonly LetterBlock[];
  /** Its secrets, sealed, while it may still be sent; `null` when it has none or they are forgotten. */
  readonly sealed: string | null;
  /** Whom its secrets let in: when they stop working, the message is recalled. */
  readonly letsInPersonId: string | null;
  /** What it may still take in of the same kind, until it is due the first time; `null` for most. */
  readonly digestKey: string | null;
  readonly createdAt: Date;
  readonly state: MessageState;
  readonly attempts: number;
  readonly dueAt: Date;
  /** A message that waits longer than that is given up. */
  readonly giveUpAt: Date;
  readonly sentAt: Date | null;
  /** Why the last attempt failed. */
  readonly problem: string | null;
}

export interface GatheringMessage {
  readonly organizationId: string;
  readonly to: string;
  readonly digestKey: string;
}

export interface OutboxRepository {
  insert(messages: readonly OutboxMessage[]): Promise<void>;
  /** Takes due messages for sending, and counts the attempt; they are due again at `retryAt` should the sender die. */
  takeDue(now: Date, retryAt: Date, limit: number): Promise<readonly OutboxMessage[]>;
  find(organizationId: string, messageId: string): Promise<OutboxMessage | null>;
  /** Stores how a message stands now. */
  update(message: OutboxMessage): Promise<void>;
  /** The message to that address that still gathers under this key: it waits, and nobody tried to send it. */
  findGathering(wanted: GatheringMessage, now: Date): Promise<OutboxMessage | null>;
  /** Calls back what waits with secrets that would let this person in, and forgets the secrets. */
  recallLettingIn(personId: string): Promise<void>;
  /** Forgets the secrets of messages that are not tried any more, as where there is no mail server. */
  forgetSecrets(now: Date): Promise<void>;
  /** Newest first. */
  list(
    filter: { readonly organizationId: string; readonly state?: MessageState },
    page: PageRequest,
  ): Promise<Page<OutboxMessage>>;
}
