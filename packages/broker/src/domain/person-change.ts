import type { Person } from './person.ts';

export type PersonChangeDecision =
  /** `endsAccess`: the person's live leases are closed and their requests cancelled, at once. */
  | { readonly kind: 'allowed'; readonly endsAccess: boolean }
  | { readonly kind: 'refused'; readonly reason: 'last-administrator' };

/** Whether the organization would have no active administrator without this person. */
export function isLastAdministrator(person: Person, activeAdministrators: number): boolean {
  return isActiveAdministrator(person) && activeAdministrators <= 1;
}

/**
 * Decides about a change of a person, `after` being the person as they would be, or `null` for deleting them:
 * the last active administrator is neither demoted, deactivated nor deleted.
 *
 * The number of active administrators, this person included, must be read in the transaction that saves the change:
 * otherwise two administrators can demote each other at the same time.
 */
export function decidePersonChange(
  before: Person,
  after: Person | null,
  activeAdministrators: number,
): PersonChangeDecision {
  const staysAdministrator = after !== null && isActiveAdministrator(after);
  if (!staysAdministrator && isLastAdministrator(before, activeAdministrators)) {
    return { kind: 'refused', reason: 'last-administrator' };
  }
  return { kind: 'allowed', endsAccess: after === null || after.status === 'deactivated' };
}

function isActiveAdministrator({ role, status }: Person): boolean {
  return role === 'administrator' && status === 'active';
}
