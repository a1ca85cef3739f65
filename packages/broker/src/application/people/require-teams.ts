import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';

/** The teams of the organization that are named, each once. @throws `team.not-found` for any other name. */
export async function requireTeams(
  tx: Repositories,
  organizationId: string,
  teamIds: readonly string[],
): Promise<readonly string[]> {
  if (teamIds.length === 0) return [];
  const known = new Set((await tx.teams.list(organizationId)).map(({ teamId }) => teamId));
  const unknown = teamIds.find((teamId) => !known.has(teamId));
  if (unknown !== undefined) throw new ProblemError('team.not-found', `There is no team with the id "${unknown}".`);
  return [...new Set(teamIds)];
}
