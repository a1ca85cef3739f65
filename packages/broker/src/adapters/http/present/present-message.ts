import type { MessageDetailView, MessageView, RevealedMessageView } from '@gatelease/contract';
import type { RevealedMessage } from '../../../application/mail/reveal-message.ts';
import type { RenderedMessage } from '../../../application/mail/read-messages.ts';
import { secretState } from '../../../application/mail/sealed-message.ts';
import type { OutboxMessage } from '../../../application/ports/outbox-repository.ts';

export function presentMessage(message: OutboxMessage): MessageView {
  return {
    messageId: message.messageId,
    kind: message.kind,
    to: message.to,
    subject: message.subject,
    state: message.state,
    secret: secretState(message),
    attempts: message.attempts,
    dueAt: message.dueAt.toISOString(),
    problem: message.problem,
    createdAt: message.createdAt.toISOString(),
    sentAt: message.sentAt?.toISOString() ?? null,
  };
}

export function presentRevealedMessage({ secrets, ...rendered }: RevealedMessage): RevealedMessageView {
  return { ...presentMessageDetail(rendered), secrets: [...secrets] };
}

export function presentMessageDetail({ message, text, html }: RenderedMessage): MessageDetailView {
  return { ...presentMessage(message), text, html };
}
