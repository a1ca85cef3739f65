import type { AccessPolicy, Grantee } from './access-policy.ts';
import type { Person } from './person.ts';

/** Whether the policy names the person, a team of theirs, or everyone in the organization. Says nothing of its status. */
export function isGrantedTo(policy: AccessPolicy, person: Person): boolean {
  return (
    policy.organizationId === person.organizationId && policy.grantees.some((grantee) => includes(grantee, person))
  );
}

/** Whether the policy is the person's through this team and through nothing else. */
export function isGrantedThroughTeamOnly(policy: AccessPolicy, person: Person, teamId: string): boolean {
  const withoutTeam = { ...person, teamIds: person.teamIds.filter((other) => other !== teamId) };
  return isGrantedTo(policy, person) && !isGrantedTo(policy, withoutTeam);
}

function includes(grantee: Grantee, person: Person): boolean {
  switch (grantee.kind) {
    case 'person':
      return grantee.personId === person.personId;
    case 'team':
      return person.teamIds.includes(grantee.teamId);
    case 'everyone':
      return true;
  }
}
