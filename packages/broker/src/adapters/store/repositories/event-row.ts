import type { LedgerEvent } from '../../../application/ports/event-repository.ts';
import { asFields, asTexts, unexpectedJson } from '../json-reader.ts';
import type { JsonReader } from '../json-reader.ts';
import { orNull, readInstant, readJson, readNumber, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { EventTable } from '../schema.ts';

export function rowOfEvent(event: LedgerEvent): EventTable {
  return {
    organization_id: event.organizationId,
    sequence: event.sequence,
    event_id: event.eventId,
    at: event.at,
    kind: event.kind,
    actor_person_id: event.actor.kind === 'person' ? event.actor.personId : null,
    actor_api_key_id: event.actor.kind === 'person' ? (event.actor.apiKeyId ?? null) : null,
    person_id: event.personId,
    resource_id: event.resourceId,
    policy_id: event.policyId,
    request_id: event.requestId,
    lease_id: event.leaseId,
    address: event.address,
    detail: JSON.stringify(event.detail),
    previous_hash: event.previousHash,
    hash: event.hash,
  };
}

export function eventOf(row: Row): LedgerEvent {
  return {
    eventId: readText(row, 'event_id'),
    organizationId: readText(row, 'organization_id'),
    sequence: readNumber(row, 'sequence'),
    at: readInstant(row, 'at'),
    kind: readText(row, 'kind'),
    actor: actorOf(row),
    personId: orNull(row, 'person_id', readText),
    resourceId: orNull(row, 'resource_id', readText),
    policyId: orNull(row, 'policy_id', readText),
    requestId: orNull(row, 'request_id', readText),
    leaseId: orNull(row, 'lease_id', readText),
    address: orNull(row, 'address', readText),
    detail: readJson(row, 'detail', asDetail),
    previousHash: readText(row, 'previous_hash'),
    hash: readText(row, 'hash'),
  };
}

function actorOf(row: Row): LedgerEvent['actor'] {
  const personId = orNull(row, 'actor_person_id', readText);
  if (personId === null) return { kind: 'system' };
  const apiKeyId = orNull(row, 'actor_api_key_id', readText);
  return { kind: 'person', personId, ...(apiKeyId === null ? {} : { apiKeyId }) };
}

type Fact = LedgerEvent['detail'][string];

const asFact: JsonReader<Fact> = (value) => {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'object':
      return value === null ? null : asTexts(value);
    default:
      throw unexpectedJson('a fact');
  }
};

const asDetail: JsonReader<LedgerEvent['detail']> = (value) =>
  Object.fromEntries(Object.entries(asFields(value)).map(([name, fact]) => [name, asFact(fact)]));
