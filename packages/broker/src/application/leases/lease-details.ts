import { formatTraffic } from '@gatelease/security-groups';
import type { AccessRequest } from '../../domain/access-request.ts';
import type { AccessPolicy } from '../../domain/access-policy.ts';
import type { Lease } from '../../domain/lease.ts';
import type { Person } from '../../domain/person.ts';
import type { Resource } from '../../domain/resource.ts';
import type { LeaseDetails, RequestDetails } from '../details.ts';
import type { FormerPerson } from '../ports/person-repository.ts';
import type { Repositories } from '../ports/store.ts';

/** The names of an organization's things, read once for a whole list. */
export interface Names {
  readonly people: ReadonlyMap<string, Person>;
  /** Those who were deleted. */
  readonly former: ReadonlyMap<string, FormerPerson>;
  readonly policies: ReadonlyMap<string, AccessPolicy>;
  readonly resources: ReadonlyMap<string, Resource>;
}

/** Reads the names of everything in the organization: for lists. */
export async function readNames(tx: Repositories, organizationId: string): Promise<Names> {
  const people = await tx.people.list(organizationId);
  const former = await tx.people.listFormer(organizationId);
  const policies = await tx.policies.list(organizationId);
  const resources = await tx.resources.list(organizationId);
  return {
    people: new Map(people.map((person) => [person.personId, person])),
    former: new Map(former.map((person) => [person.personId, person])),
    policies: new Map(policies.map((policy) => [policy.policyId, policy])),
    resources: new Map(resources.map((resource) => [resource.resourceId, resource])),
  };
}

/** The names for what is at hand already: spares the look-ups where a decision has read them. */
export function namesOf(things: {
  readonly people: readonly Person[];
  readonly policies: readonly AccessPolicy[];
  readonly resources: readonly Resource[];
}): Names {
  return {
    people: new Map(things.people.map((person) => [person.personId, person])),
    former: new Map(),
    policies: new Map(things.policies.map((policy) => [policy.policyId, policy])),
    resources: new Map(things.resources.map((resource) => [resource.resourceId, resource])),
  };
}

export function detailLease(names: Names, lease: Lease): LeaseDetails {
  return { lease, ...namesFor(names, lease) };
}

export function detailRequest(names: Names, request: AccessRequest): RequestDetails {
  const traffics = request.traffics.map(formatTraffic);
  const reviewerNames = Object.fromEntries(
    request.reviews.map(({ reviewerId }) => [reviewerId, personName(names, reviewerId)]),
  );
  return { request, ...namesFor(names, request), traffics, reviewerNames };
}

export function personName(names: Pick<Names, 'people' | 'former'>, personId: string): string {
  return knownPersonName(names, personId) ?? '(deleted person)';
}

/** The name, with a mark for somebody who was deleted; `null` for nobody of this organization. */
export function knownPersonName({ people, former }: Pick<Names, 'people' | 'former'>, personId: string): string | null {
  const deleted = former.get(personId);
  return people.get(personId)?.name ?? (deleted === undefined ? null : `${deleted.name} (deleted)`);
}

function namesFor(names: Names, entry: Lease | AccessRequest) {
  const resource = names.resources.get(entry.resourceId);
  return {
    policyName: names.policies.get(entry.policyId)?.name ?? '(deleted policy)',
    resourceName: resource?.name ?? '(removed resource)',
    groupId: resource?.groupId ?? '',
    personName: personName(names, entry.personId),
    personEmail: (names.people.get(entry.personId) ?? names.former.get(entry.personId))?.email ?? '',
  };
}
