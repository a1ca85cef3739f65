import type { Person } from '../../domain/person.ts';
import type { Team } from '../../domain/team.ts';
import { madeBy, newEvent, type MadeBy } from '../made-by.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { requirePerson } from './read-person.ts';
import { requireFreeTeamName, requireTeam } from './require-team.ts';

export interface EditTeamInput {
  readonly teamId: string;
  readonly name?: string | undefined;
  /** Who comes in and who goes out; who is in or out already stays so. Both lists: out counts. */
  readonly addMembers: readonly string[];
  readonly removeMembers: readonly string[];
}

/**
 * Renames a team, takes people in and out. Leases that are live go on to their end.
 *
 * Members are told one by one instead of as a whole list, so that two administrators who edit a team at once both get
 * what they asked for.
 *
 * @throws `permission.denied`, `team.not-found`, `team.name-taken`, `person.not-found`
 */
export type EditTeam = (principal: Principal, input: EditTeamInput) => Promise<Team>;

export function makeEditTeam(context: UseCaseContext): EditTeam {
  return async (principal, input) => {
    requirePermission(principal, 'teams.edit');
    const { organizationId } = principal;

    const edited = await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const before = await requireTeam(tx, organizationId, input.teamId);
      const team = await rename(tx, made, before, input.name ?? before.name);
      await moveMembers(tx, made, team, input);
      return team;
    });

    context.changes.publish({ organizationId, topic: 'people' });
    context.changes.publish({ organizationId, topic: 'policies' });
    return edited;
  };
}

async function rename(tx: Repositories, made: MadeBy, before: Team, name: string): Promise<Team> {
  if (before.name === name) return before;
  const team = { ...before, name };
  await requireFreeTeamName(tx, team.organizationId, team);
  await tx.teams.update(team);
  const detail = { teamId: team.teamId, from: before.name, to: name };
  await tx.events.append([newEvent(made, 'team.renamed', { detail })]);
  return team;
}

async function moveMembers(
  tx: Repositories,
  made: MadeBy,
  team: Team,
  { addMembers, removeMembers }: EditTeamInput,
): Promise<void> {
  const going = new Set(removeMembers);
  // In one order for everybody, so that two edits at once wait for each other instead of refusing each other.
  for (const personId of [...new Set([...addMembers, ...removeMembers])].sort()) {
    const person = await requirePerson(tx, team.organizationId, personId);
    const isIn = person.teamIds.includes(team.teamId);
    if (isIn !== going.has(personId)) continue;
    await tx.people.update({ ...person, teamIds: teamsWithout(person, team, isIn) });
    const detail = { teamId: team.teamId, name: team.name };
    await tx.events.append([newEvent(made, isIn ? 'team.member-removed' : 'team.member-added', { personId, detail })]);
  }
}

function teamsWithout(person: Person, { teamId }: Team, isIn: boolean): readonly string[] {
  return isIn ? person.teamIds.filter((other) => other !== teamId) : [...person.teamIds, teamId];
}
