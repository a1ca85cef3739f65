import type { EventKind } from '../domain/event-kind.ts';
import type { Actor, NewEvent } from './ports/event-repository.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { Principal } from './principal.ts';

/** Who does something, and when: what every event of one decision has in common. */
export interface MadeBy {
  readonly ids: Ids;
  readonly at: Date;
  readonly actor: Actor;
  readonly organizationId: string;
}

/** A decision that makes work for a worker: this process's own, or `null` for whichever node has one. */
export interface Decision extends MadeBy {
  readonly worker: string | null;
}

/** Everything that the principal does in one decision happens at one instant. */
export function madeBy(
  principal: Principal,
  { ids, clock, worker }: { readonly ids: Ids; readonly clock: Clock; readonly worker: string | null },
): Decision {
  return {
    ids,
    worker,
    at: clock.now(),
    actor: actorOf(principal),
    organizationId: principal.organizationId,
  };
}

function actorOf({ personId, apiKey = null }: Principal): Actor {
  return { kind: 'person', personId, ...(apiKey === null ? {} : { apiKeyId: apiKey.keyId }) };
}

type About = Partial<
  Pick<NewEvent, 'personId' | 'resourceId' | 'policyId' | 'requestId' | 'leaseId' | 'address' | 'detail'>
>;

/** One event of a decision; what it is not about stays empty. */
export function newEvent(made: MadeBy, kind: EventKind, about: About): NewEvent {
  return {
    eventId: made.ids.newId('event'),
    organizationId: made.organizationId,
    at: made.at,
    kind,
    actor: made.actor,
    personId: null,
    resourceId: null,
    policyId: null,
    requestId: null,
    leaseId: null,
    address: null,
    detail: {},
    ...about,
  };
}
