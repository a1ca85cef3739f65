import type { Team } from '../../domain/team.ts';
import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';

/** @throws `team.not-found` when there is none in this organization. */
export async function requireTeam(tx: Repositories, organizationId: string, teamId: string): Promise<Team> {
  const team = await tx.teams.find(organizationId, teamId);
  if (team === null) throw new ProblemError('team.not-found', `There is no team with the id "${teamId}".`);
  return team;
}

/** @throws `team.name-taken` when another team is called so, whatever the case. */
export async function requireFreeTeamName(
  tx: Repositories,
  organizationId: string,
  wanted: Omit<Team, 'organizationId'>,
) {
  const teams = await tx.teams.list(organizationId);
  const other = teams.find(({ teamId, name }) => teamId !== wanted.teamId && isSameName(name, wanted.name));
  if (other === undefined) return;
  const expected = 'A name that no other team has.';
  throw new ProblemError('team.name-taken', `There is a team named "${other.name}" already.`, {
    fields: [{ field: 'name', code: 'team.name-taken', given: wanted.name, expected }],
  });
}

function isSameName(a: string, b: string): boolean {
  return a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase();
}
