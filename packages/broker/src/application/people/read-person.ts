import { isGrantedTo } from '../../domain/grant.ts';
import type { AccessPolicy } from '../../domain/access-policy.ts';
import type { Person } from '../../domain/person.ts';
import type { PersonEntry } from '../ports/person-repository.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** A person with what hangs on them: what deactivating or deleting them would end. */
export interface PersonDetails extends PersonEntry {
  readonly liveLeases: number;
  readonly pendingRequests: number;
  /** Policies that grant them something: by name, through a team, or because they grant everyone. */
  readonly policies: readonly AccessPolicy[];
}

/** One person of the organization. @throws `permission.denied`, `person.not-found` */
export type ReadPerson = (principal: Principal, input: { readonly personId: string }) => Promise<PersonDetails>;

export function makeReadPerson(context: Pick<UseCaseContext, 'store'>): ReadPerson {
  return async (principal, { personId }) => {
    requirePermission(principal, 'people.list');
    const { organizationId } = principal;
    return context.store.read(async (tx) => {
      const entry = await tx.people.findEntry(organizationId, personId);
      if (entry === null) throw personNotFound(personId);
      const filter = { organizationId, personId };
      const live = await tx.leases.listLive(filter);
      const pending = await tx.requests.list({ ...filter, states: ['pending'] }, { after: null, limit: 500 });
      const policies = await tx.policies.list(organizationId);
      return {
        ...entry,
        liveLeases: live.length,
        pendingRequests: pending.items.length,
        policies: policies.filter((policy) => isGrantedTo(policy, entry.person)),
      };
    });
  };
}

/** @throws `person.not-found` when there is none in this organization. */
export async function requirePerson(tx: Repositories, organizationId: string, personId: string): Promise<Person> {
  const person = await tx.people.find(organizationId, personId);
  if (person === null) throw personNotFound(personId);
  return person;
}

function personNotFound(personId: string): ProblemError {
  return new ProblemError('person.not-found', `There is no person with the id "${personId}".`);
}
