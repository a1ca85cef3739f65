import type {
  AccessRequestView,
  ApiKeyView,
  CredentialView,
  DoorView,
  LeaseView,
  PersonView,
  ResourceView,
} from '@gatelease/contract';
import type { Naming } from './name-choice.ts';

/** A door by the name of its policy, or by the name or group id of its resource when that has one door only. */
export const DOORS: Naming<DoorView> = {
  notFound: 'door.not-found',
  ambiguous: 'door.ambiguous',
  noun: 'door',
  nouns: 'doors',
  namesOf: (door) => [[door.policyName, door.policyId], [door.resourceName], [door.groupId, door.resourceId]],
  describe: (door) => `${door.policyName}  (${door.resourceName}, ${door.groupId}, ${door.traffics.join(', ')})`,
};

/** A lease by its id, or by its door when that has one lease only. */
export const LIVE_LEASES: Naming<LeaseView> = {
  notFound: 'lease.not-found',
  ambiguous: 'lease.ambiguous',
  noun: 'live lease',
  nouns: 'live leases',
  namesOf: (lease) => [[lease.leaseId], [lease.policyName], [lease.resourceName], [lease.groupId]],
  describe: (lease) => `${lease.leaseId}  (${lease.policyName}, ${lease.cidrs.join(', ')}, ${lease.state})`,
};

/** A request by its id, or by who asks or what for when that is the only one. */
export const PENDING_REQUESTS: Naming<AccessRequestView> = {
  notFound: 'request.not-found',
  ambiguous: 'request.ambiguous',
  noun: 'pending request',
  nouns: 'pending requests',
  namesOf: (request) => [[request.requestId], [request.personEmail], [request.personName], [request.policyName]],
  describe: (request) => `${request.requestId}  (${request.personName}, ${request.policyName})`,
};

export const CREDENTIALS: Naming<CredentialView> = {
  notFound: 'credential.not-found',
  ambiguous: 'credential.ambiguous',
  noun: 'AWS account',
  nouns: 'AWS accounts',
  namesOf: (credential) => [[credential.name, credential.credentialId], [credential.verification.accountId ?? '']],
  describe: (credential) =>
    `${credential.name}  (${credential.credentialId}, ${credential.verification.accountId ?? credential.kind})`,
};

export const RESOURCES: Naming<ResourceView> = {
  notFound: 'resource.not-found',
  ambiguous: 'resource.ambiguous',
  noun: 'resource',
  nouns: 'resources',
  namesOf: (resource) => [[resource.name, resource.resourceId], [resource.groupId]],
  describe: (resource) => `${resource.name}  (${resource.groupId})`,
};

export const PEOPLE: Naming<PersonView> = {
  notFound: 'person.not-found',
  ambiguous: 'person.ambiguous',
  noun: 'person',
  nouns: 'people',
  namesOf: (person) => [[person.personId, person.email], [person.name]],
  describe: (person) => `${person.email}  (${person.name})`,
};

/** A key by its id, how it begins, or its name. */
export const API_KEYS: Naming<ApiKeyView> = {
  notFound: 'api-key.not-found',
  ambiguous: 'api-key.ambiguous',
  noun: 'active API key',
  nouns: 'active API keys',
  namesOf: (key) => [[key.keyId, key.prefix], [key.name]],
  describe: (key) => `${key.prefix}  (${key.name}, ${key.personName})`,
};
