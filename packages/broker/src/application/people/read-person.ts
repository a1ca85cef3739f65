import type { Person } from '../../domain/person.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** One person of the organization. @throws `permission.denied`, `person.not-found` */
export type ReadPerson = (principal: Principal, input: { readonly personId: string }) => Promise<Person>;

export function makeReadPerson(context: Pick<UseCaseContext, 'store'>): ReadPerson {
  return async (principal, { personId }) => {
    requirePermission(principal, 'people.list');
    return context.store.read((tx) => requirePerson(tx, principal.organizationId, personId));
  };
}

/** @throws `person.not-found` when there is none in this organization. */
export async function requirePerson(tx: Repositories, organizationId: string, personId: string): Promise<Person> {
  const person = await tx.people.find(organizationId, personId);
  if (person === null) throw new ProblemError('person.not-found', `There is no person with the id "${personId}".`);
  return person;
}
