import { endLeases } from '../leases/end-leases.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { grantsOfTeam } from './leases-through-team.ts';
import { requireTeam } from './require-team.ts';

/**
 * Deletes a team. Its members stay people, and policies that name it grant them nothing any more. What they have open
 * through it alone goes on to its end, or is closed at once, by choice.
 *
 * @throws `permission.denied`, `team.not-found`
 */
export type DeleteTeam = (
  principal: Principal,
  input: { readonly teamId: string; readonly closesLeases: boolean },
) => Promise<void>;

export function makeDeleteTeam(context: UseCaseContext): DeleteTeam {
  return async (principal, { teamId, closesLeases }) => {
    requirePermission(principal, 'teams.edit');
    const { organizationId, address } = principal;

    const claims = await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const team = await requireTeam(tx, organizationId, teamId);
      const leases = closesLeases ? (await grantsOfTeam(tx, team)).leases : [];
      const ended = await endLeases(tx, leases, 'team-deleted', made);
      await tx.teams.delete(organizationId, teamId);
      const detail = { teamId, name: team.name };
      await tx.events.append([newEvent(made, 'team.deleted', { address, detail })]);
      return ended.claims;
    });

    await context.signal.wake(claims);
    for (const topic of ['people', 'policies', 'leases'] as const) context.changes.publish({ organizationId, topic });
  };
}
