import type { Team } from '../../domain/team.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

export interface TeamWithCount {
  readonly team: Team;
  readonly members: number;
}

/** The teams of the organization by name. @throws `permission.denied` */
export type ListTeams = (principal: Principal) => Promise<readonly TeamWithCount[]>;

export function makeListTeams(context: Pick<UseCaseContext, 'store'>): ListTeams {
  return async (principal) => {
    requirePermission(principal, 'teams.list');
    return context.store.read(async (tx) => {
      const members = await tx.teams.countMembers(principal.organizationId);
      const teams = await tx.teams.list(principal.organizationId);
      return teams.map((team) => ({ team, members: members.get(team.teamId) ?? 0 }));
    });
  };
}
