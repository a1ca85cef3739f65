import { isAccessFor } from './person.ts';
import type { Access, Person, Role } from './person.ts';

/** What an administrator wants to do to a person. */
export type PersonChange =
  /** A role above member brings the dashboard along. */
  | { readonly kind: 'set-role'; readonly role: Role }
  | { readonly kind: 'set-access'; readonly access: Access }
  | { readonly kind: 'deactivate' }
  | { readonly kind: 'activate' }
  | { readonly kind: 'delete' };

export type PersonChangeDecision =
  | { readonly kind: 'allowed'; readonly person: Person }
  /** The change is made already. */
  | { readonly kind: 'unchanged'; readonly person: Person }
  | { readonly kind: 'refused'; readonly reason: 'last-administrator' | 'role-needs-dashboard' };

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
  if (!isAccessFor(changed.role, changed.access)) return { kind: 'refused', reason: 'role-needs-dashboard' };
  return { kind: 'allowed', person: changed };
}

function changedPerson(person: Person, change: PersonChange): Person {
  switch (change.kind) {
    case 'set-role':
      return person.role === change.role ? person : withRole(person, change.role);
    case 'set-access':
      return person.access === change.access ? person : { ...person, access: change.access };
    case 'deactivate':
      return person.status === 'deactivated' ? person : { ...person, status: 'deactivated' };
    case 'activate':
      return person.status === 'active' ? person : { ...person, status: 'active' };
    case 'delete':
      return person;
  }
}

function withRole(person: Person, role: Role): Person {
  return { ...person, role, access: isAccessFor(role, person.access) ? person.access : 'dashboard' };
}
