import type { Team } from '../../domain/team.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { requireFreeTeamName } from './require-team.ts';

/** Adds an empty team. @throws `permission.denied`, `team.name-taken` */
export type AddTeam = (principal: Principal, input: { readonly name: string }) => Promise<Team>;

export function makeAddTeam(context: UseCaseContext): AddTeam {
  return async (principal, { name }) => {
    requirePermission(principal, 'teams.edit');
    const { organizationId, address } = principal;
    const team: Team = { teamId: context.ids.newId('team'), organizationId, name };

    await context.store.write(async (tx) => {
      await requireFreeTeamName(tx, organizationId, team);
      await tx.teams.insert(team);
      const detail = { teamId: team.teamId, name };
      await tx.events.append([newEvent(madeBy(principal, context), 'team.added', { address, detail })]);
    });

    context.changes.publish({ organizationId, topic: 'people' });
    return team;
  };
}
