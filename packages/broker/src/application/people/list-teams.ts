import type { Team } from '../../domain/team.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** The teams of the organization. @throws `permission.denied` */
export type ListTeams = (principal: Principal) => Promise<readonly Team[]>;

export function makeListTeams(context: Pick<UseCaseContext, 'store'>): ListTeams {
  return async (principal) => {
    requirePermission(principal, 'teams.list');
    return context.store.read((tx) => tx.teams.list(principal.organizationId));
  };
}
