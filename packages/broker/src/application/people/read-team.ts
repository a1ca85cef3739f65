import type { AccessPolicy } from '../../domain/access-policy.ts';
import type { Person } from '../../domain/person.ts';
import type { Team } from '../../domain/team.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { grantsOfTeam } from './leases-through-team.ts';
import { requireTeam } from './require-team.ts';

/** A team with who is in it, and what deleting it would take from them. */
export interface TeamDetails {
  readonly team: Team;
  readonly members: readonly Person[];
  readonly policies: readonly AccessPolicy[];
  /** Live leases that somebody has through this team alone. */
  readonly liveLeases: number;
}

/** One team. @throws `permission.denied`, `team.not-found` */
export type ReadTeam = (principal: Principal, input: { readonly teamId: string }) => Promise<TeamDetails>;

export function makeReadTeam(context: Pick<UseCaseContext, 'store'>): ReadTeam {
  return async (principal, { teamId }) => {
    requirePermission(principal, 'teams.list');
    const { organizationId } = principal;
    return context.store.read(async (tx) => {
      const team = await requireTeam(tx, organizationId, teamId);
      const people = await tx.people.list(organizationId);
      const { policies, leases } = await grantsOfTeam(tx, team);
      const members = people.filter(({ teamIds }) => teamIds.includes(teamId));
      return { team, members, policies, liveLeases: leases.length };
    });
  };
}
