import type { EventView, MessageView } from '@gatelease/contract';
import type { EventDetails } from '../../../application/details.ts';
import type { OutboxMessage } from '../../../application/ports/outbox-repository.ts';

export function presentEvent({ event, actorName, personName, resourceName }: EventDetails): EventView {
  return {
    eventId: event.eventId,
    sequence: event.sequence,
    at: event.at.toISOString(),
    kind: event.kind,
    actorId: event.actor.kind === 'person' ? event.actor.personId : null,
    actorName,
    personId: event.personId,
    personName,
    resourceId: event.resourceId,
    resourceName,
    policyId: event.policyId,
    requestId: event.requestId,
    leaseId: event.leaseId,
    address: event.address,
    detail: { ...event.detail },
    hash: event.hash,
    previousHash: event.previousHash,
  };
}

export function presentMessage(message: OutboxMessage): MessageView {
  return {
    messageId: message.messageId,
    kind: message.kind,
    to: message.to,
    subject: message.subject,
    text: message.text,
    state: message.state,
    problem: message.problem,
    createdAt: message.createdAt.toISOString(),
    sentAt: message.sentAt?.toISOString() ?? null,
  };
}
