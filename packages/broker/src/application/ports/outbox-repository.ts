import type { LetterBlock } from '../mail/letter.ts';
import type { MessageKind } from '../mail/message-kind.ts';
import type { Page, PageRequest } from './store.ts';

export const MESSAGE_STATES = ['waiting', 'sent', 'failed'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** A message that a decision causes, saved with it and sent later. */
export interface OutboxMessage {
  readonly messageId: string;
  readonly organizationId: string;
  readonly kind: MessageKind;
  readonly to: string;
  readonly subject: string;
  readonly blocks: readonly LetterBlock[];
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

export interface OutboxRepository {
  insert(messages: readonly OutboxMessage[]): Promise<void>;
  /** Takes due messages for sending, and counts the attempt; they are due again at `retryAt` should the sender die. */
  takeDue(now: Date, retryAt: Date, limit: number): Promise<readonly OutboxMessage[]>;
  find(organizationId: string, messageId: string): Promise<OutboxMessage | null>;
  /** Stores how a message stands now. */
  update(message: OutboxMessage): Promise<void>;
  /** Newest first. */
  list(
    filter: { readonly organizationId: string; readonly state?: MessageState },
    page: PageRequest,
  ): Promise<Page<OutboxMessage>>;
}
