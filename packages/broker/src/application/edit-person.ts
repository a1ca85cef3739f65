import type { Person, Role } from '../domain/person.ts';
import { decidePersonChange } from '../domain/person-change.ts';
import { lockOut } from './lock-out.ts';
import { madeBy, newEvent, type MadeBy } from './made-by.ts';
import type { NewEvent } from './ports/event-repository.ts';
import type { Repositories } from './ports/store.ts';
import type { Principal } from './principal.ts';
import { ProblemError } from './problem-error.ts';
import { requirePerson } from './read-person.ts';
import { requirePermission } from './require-permission.ts';
import { requireTeams } from './require-teams.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** What is left out stays. */
export interface EditPersonInput {
  readonly personId: string;
  /** The version that the editor saw. */
  readonly version: number;
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly teamIds?: readonly string[] | undefined;
  readonly status?: Person['status'] | undefined;
  readonly mustChangePassword?: boolean | undefined;
}

/**
 * Edits a person. Deactivating ends everything they started; see `lockOut`.
 *
 * @throws `permission.denied`, `person.not-found`, `person.last-administrator`, `team.not-found`, `storage.conflict`
 */
export type EditPerson = (principal: Principal, input: EditPersonInput) => Promise<Person>;

export function makeEditPerson(context: UseCaseContext): EditPerson {
  return async (principal, input) => {
    requirePermission(principal, 'people.edit');
    const { organizationId } = principal;

    const { person, claims } = await context.store.write(async (tx) => {
      const made = { ...madeBy(principal, context), worker: context.worker };
      const before = await requirePerson(tx, organizationId, input.personId);
      if (before.version !== input.version) throw changedMeanwhile(before.name);

      const edited = await editedPerson(tx, before, input);
      const { endsAccess } = await requireAllowed(tx, before, edited);
      const person = await tx.people.update(edited);
      await tx.events.append(eventsOf(made, before, person));
      const isLockedOut = endsAccess && before.status === 'active';
      return { person, claims: isLockedOut ? await lockOut(tx, person, made) : null };
    });

    context.signal.wake(claims ?? []);
    context.changes.publish({ organizationId, topic: 'people' });
    if (claims !== null) {
      context.changes.publish({ organizationId, topic: 'leases' });
      context.changes.publish({ organizationId, topic: 'requests' });
    }
    return person;
  };
}

async function editedPerson(tx: Repositories, before: Person, input: EditPersonInput): Promise<Person> {
  const { name, role, teamIds, status, mustChangePassword } = input;
  return {
    ...before,
    name: name ?? before.name,
    role: role ?? before.role,
    teamIds: teamIds === undefined ? before.teamIds : await requireTeams(tx, before.organizationId, teamIds),
    status: status ?? before.status,
    mustChangePassword: mustChangePassword ?? before.mustChangePassword,
  };
}

async function requireAllowed(
  tx: Repositories,
  before: Person,
  after: Person,
): Promise<{ readonly endsAccess: boolean }> {
  const administrators = await tx.people.countActiveAdministrators(before.organizationId);
  const decision = decidePersonChange(before, after, administrators);
  if (decision.kind === 'allowed') return decision;
  throw new ProblemError(
    'person.last-administrator',
    `${before.name} is the only active administrator. Make somebody else an administrator first.`,
  );
}

function eventsOf(made: MadeBy, before: Person, after: Person): readonly NewEvent[] {
  const { personId } = after;
  const events: NewEvent[] = [];
  if (before.role !== after.role) {
    const detail = { from: before.role, to: after.role };
    events.push(newEvent(made, 'person.role-changed', { personId, detail }));
  }
  if (before.status !== after.status) {
    events.push(newEvent(made, after.status === 'active' ? 'person.activated' : 'person.deactivated', { personId }));
  }
  const detail = { name: after.name, teamIds: after.teamIds, mustChangePassword: after.mustChangePassword };
  if (events.length === 0 || isOtherwiseEdited(before, after)) {
    events.push(newEvent(made, 'person.edited', { personId, detail }));
  }
  return events;
}

function isOtherwiseEdited(before: Person, after: Person): boolean {
  return (
    before.name !== after.name ||
    before.mustChangePassword !== after.mustChangePassword ||
    before.teamIds.join(' ') !== after.teamIds.join(' ')
  );
}

function changedMeanwhile(name: string): ProblemError {
  return new ProblemError('storage.conflict', `${name} was changed in the meantime. Look again, then edit.`);
}
