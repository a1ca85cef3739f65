import type { MessageDetailView, MessageView } from '@gatelease/contract';
import type { RenderedMessage } from '../../../application/mail/read-messages.ts';
import type { OutboxMessage } from '../../../application/ports/outbox-repository.ts';

export function presentMessage(message: OutboxMessage): MessageView {
  return {
    messageId: message.messageId,
    kind: message.kind,
    to: message.to,
    subject: message.subject,
    state: message.state,
    attempts: message.attempts,
    dueAt: message.dueAt.toISOString(),
    problem: message.problem,
    createdAt: message.createdAt.toISOString(),
    sentAt: message.sentAt?.toISOString() ?? null,
  };
}

export function presentMessageDetail({ message, text, html }: RenderedMessage): MessageDetailView {
  return { ...presentMessage(message), text, html };
}
