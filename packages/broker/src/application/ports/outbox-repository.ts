/** A message that a decision causes, saved with it and sent later. */
export interface OutboxMessage {
  readonly messageId: string;
  readonly organizationId: string;
  /** Which template: `request-waiting`, `lease-opened`, … */
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: Date;
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly attempts: number;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
  readonly problem: string | null;
}

export interface OutboxRepository {
  insert(messages: readonly OutboxMessage[]): Promise<void>;
  /** Takes due messages for sending, and counts the attempt; they are due again at `retryAt` should the sender die. */
  takeDue(now: Date, retryAt: Date, limit: number): Promise<readonly OutboxMessage[]>;
  markSent(messageId: string, at: Date): Promise<void>;
  markFailed(messageId: string, problem: string, next: { readonly dueAt: Date } | 'given-up'): Promise<void>;
  /** Newest first. */
  list(organizationId: string, limit: number): Promise<readonly OutboxMessage[]>;
}
