import type { Access, Person, Role } from '../../domain/person.ts';
import type { PersonChange } from '../../domain/person-change.ts';
import { lockOut } from './lock-out.ts';
import { madeBy } from '../made-by.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePerson } from './read-person.ts';
import { personEdited } from './person-edited.ts';
import { requireChange } from './require-change.ts';
import { requirePersonFor } from '../api-keys/require-person.ts';
import { requirePermission } from '../require-permission.ts';
import { requireTeams } from './require-teams.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** What is left out stays. */
export interface EditPersonInput {
  readonly personId: string;
  /** The version that the editor saw. */
  readonly version: number;
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly access?: Access | undefined;
  readonly teamIds?: readonly string[] | undefined;
  readonly status?: Person['status'] | undefined;
  readonly mustChangePassword?: boolean | undefined;
}

/**
 * Edits a person. Deactivating ends everything they started; see `lockOut`.
 *
 * @throws `permission.denied`, `person.not-found`, `person.last-administrator`, `team.not-found`, `storage.conflict`,
 * `request.invalid` for a role without the dashboard that it needs
 */
export type EditPerson = (principal: Principal, input: EditPersonInput) => Promise<Person>;

export function makeEditPerson(context: UseCaseContext): EditPerson {
  return async (principal, input) => {
    requirePermission(principal, 'people.edit');
    if (input.role !== undefined) requirePersonFor(principal, 'role', 'change a role');
    if (input.access !== undefined) requirePersonFor(principal, 'access', 'change access to the dashboard');
    if (input.mustChangePassword !== undefined) {
      requirePersonFor(principal, 'mustChangePassword', 'change how anybody signs in');
    }
    if (input.status === 'deactivated') requirePermission(principal, 'people.deactivate');
    const { organizationId } = principal;

    const { person, claims } = await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      // The count keeps other administrators' changes waiting, so that two of them cannot demote each other at once.
      if (input.role !== undefined || input.status !== undefined) {
        await tx.people.countActiveAdministrators(organizationId);
      }
      const before = await requirePerson(tx, organizationId, input.personId);
      if (before.version !== input.version) throw changedMeanwhile(before.name);

      const person = await tx.people.update(await editedPerson(tx, before, input));
      await tx.events.append(personEdited(made, before, person));
      const isLockedOut = before.status === 'active' && person.status === 'deactivated';
      return { person, claims: isLockedOut ? await lockOut(tx, person, 'person-deactivated', made) : null };
    });

    await context.signal.wake(claims ?? []);
    context.changes.publish({ organizationId, topic: 'people' });
    if (claims !== null) {
      context.changes.publish({ organizationId, topic: 'leases' });
      context.changes.publish({ organizationId, topic: 'requests' });
    }
    return person;
  };
}

async function editedPerson(tx: Repositories, before: Person, input: EditPersonInput): Promise<Person> {
  const { organizationId } = before;
  const people = await tx.people.list(organizationId);
  const changed = changesOf(input).reduce((person, change) => requireChange(person, change, people), before);
  return {
    ...changed,
    name: input.name ?? before.name,
    teamIds: input.teamIds === undefined ? before.teamIds : await requireTeams(tx, organizationId, input.teamIds),
    mustChangePassword: input.mustChangePassword ?? before.mustChangePassword,
  };
}

function changesOf({ status, role, access }: EditPersonInput): readonly PersonChange[] {
  const changes: PersonChange[] = [];
  if (status !== undefined) changes.push({ kind: status === 'active' ? 'activate' : 'deactivate' });
  if (role !== undefined) changes.push({ kind: 'set-role', role });
  if (access !== undefined) changes.push({ kind: 'set-access', access });
  return changes;
}

function changedMeanwhile(name: string): ProblemError {
  return new ProblemError('storage.conflict', `${name} was changed in the meantime. Look again, then edit.`);
}
