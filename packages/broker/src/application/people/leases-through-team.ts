import { isGrantedThroughTeamOnly } from '../../domain/grant.ts';
import type { AccessPolicy } from '../../domain/access-policy.ts';
import type { Lease } from '../../domain/lease.ts';
import type { Team } from '../../domain/team.ts';
import type { Repositories } from '../ports/store.ts';

/** What a team grants its members. */
export interface TeamGrants {
  /** Policies that name the team. */
  readonly policies: readonly AccessPolicy[];
  /** Live leases under them whose holders have nothing but the team to show for it. */
  readonly leases: readonly Lease[];
}

export async function grantsOfTeam(tx: Repositories, { organizationId, teamId }: Team): Promise<TeamGrants> {
  const policies = (await tx.policies.list(organizationId)).filter(({ grantees }) =>
    grantees.some((grantee) => grantee.kind === 'team' && grantee.teamId === teamId),
  );
  const people = new Map((await tx.people.list(organizationId)).map((person) => [person.personId, person]));
  const leases: Lease[] = [];
  for (const policy of policies) {
    const live = await tx.leases.listLive({ organizationId, policyId: policy.policyId });
    leases.push(
      ...live.filter(({ personId }) => {
        const holder = people.get(personId);
        return holder !== undefined && isGrantedThroughTeamOnly(policy, holder, teamId);
      }),
    );
  }
  return { policies, leases };
}
