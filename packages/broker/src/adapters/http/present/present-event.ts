import type { EventView } from '@gatelease/contract';
import type { EventDetails } from '../../../application/details.ts';

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
