import type { Person, Role } from './person.ts';

/** What an administrator wants to do to a person. */
export type PersonChange =
  | { readonly kind: 'set-role'; readonly role: Role }
  | { readonly kind: 'deactivate' }
  | { readonly kind: 'activate' }
  | { readonly kind: 'delete' };

export type PersonChangeDecision =
  | { readonly kind: 'allowed'; readonly person: Person }
  /** The change is made already. */
  | { readonly kind: 'unchanged'; readonly person: Person }
  | { readonly kind: 'refused'; readonly reason: 'last-administrator' };

/** Whether this is the only active administrator among the people of the organization. */
export function isLastAdministrator(person: Person, people: readonly Person[]): boolean {
  const isAdministrator = ({ role, status, organizationId }: Person): boolean =>
    role === 'administrator' && status === 'active' && organizationId === person.organizationId;
  return (
    isAdministrator(person) && !people.some((other) => other.personId !== person.personId && isAdministrator(other))
  );
}

/**
 * Decides about a change of role or status: the last active administrator is neither demoted, deactivated nor deleted.
 *
 * `people` must hold all administrators of the organization, read in the transaction that saves the change: otherwise
 * two administrators can demote each other at the same time.
 */
export function decidePersonChange(
  person: Person,
  change: PersonChange,
  people: readonly Person[],
): PersonChangeDecision {
  const changed = changedPerson(person, change);
  if (changed === person && change.kind !== 'delete') return { kind: 'unchanged', person };
  const staysAdministrator =
    change.kind !== 'delete' && changed.role === 'administrator' && changed.status === 'active';
  if (!staysAdministrator && isLastAdministrator(person, people))
    return { kind: 'refused', reason: 'last-administrator' };
  return { kind: 'allowed', person: changed };
}

function changedPerson(person: Person, change: PersonChange): Person {
  switch (change.kind) {
    case 'set-role':
      return person.role === change.role ? person : { ...person, role: change.role };
    case 'deactivate':
      return person.status === 'deactivated' ? person : { ...person, status: 'deactivated' };
    case 'activate':
      return person.status === 'active' ? person : { ...person, status: 'active' };
    case 'delete':
      return person;
  }
}
