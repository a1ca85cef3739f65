import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/**
 * Deletes a team. Its members stay people; policies that name it grant them nothing any more, while leases that are
 * live go on to their end.
 *
 * @throws `permission.denied`, `team.not-found`
 */
export type DeleteTeam = (principal: Principal, input: { readonly teamId: string }) => Promise<void>;

export function makeDeleteTeam(context: UseCaseContext): DeleteTeam {
  return async (principal, { teamId }) => {
    requirePermission(principal, 'teams.edit');
    const { organizationId, address } = principal;

    await context.store.write(async (tx) => {
      const team = await tx.teams.find(organizationId, teamId);
      if (team === null) throw new ProblemError('team.not-found', `There is no team with the id "${teamId}".`);
      await tx.teams.delete(organizationId, teamId);
      const detail = { teamId, name: team.name };
      await tx.events.append([newEvent(madeBy(principal, context), 'team.deleted', { address, detail })]);
    });

    context.changes.publish({ organizationId, topic: 'people' });
    context.changes.publish({ organizationId, topic: 'policies' });
  };
}
