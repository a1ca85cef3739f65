import { EVENT_TITLES } from '@gatelease/contract/event-titles';
import type { EventView } from '@gatelease/contract';
import type { EventKind } from '../../../domain/event-kind.ts';
import type { EventDetails } from '../../../application/details.ts';

/** Every kind that is written has a name that people read; a missing one does not compile. */
export const TITLES: Readonly<Record<EventKind, string>> = EVENT_TITLES;

export function presentEvent({
  event,
  actorName,
  apiKeyName,
  personName,
  resourceName,
  breakGlass,
}: EventDetails): EventView {
  return {
    eventId: event.eventId,
    sequence: event.sequence,
    at: event.at.toISOString(),
    kind: event.kind,
    actorId: event.actor.kind === 'person' ? event.actor.personId : null,
    actorName,
    apiKeyId: event.actor.kind === 'person' ? (event.actor.apiKeyId ?? null) : null,
    apiKeyName,
    personId: event.personId,
    personName,
    resourceId: event.resourceId,
    resourceName,
    policyId: event.policyId,
    requestId: event.requestId,
    leaseId: event.leaseId,
    breakGlass,
    address: event.address,
    detail: { ...event.detail },
    hash: event.hash,
    previousHash: event.previousHash,
  };
}
