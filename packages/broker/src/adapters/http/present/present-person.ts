import type {
  PersonDetailView,
  PersonEntryView,
  PersonView,
  TeamDetailView,
  TeamEntryView,
  TeamView,
} from '@gatelease/contract';
import type { TeamWithCount } from '../../../application/people/list-teams.ts';
import type { PersonDetails } from '../../../application/people/read-person.ts';
import type { TeamDetails } from '../../../application/people/read-team.ts';
import type { PersonEntry } from '../../../application/ports/person-repository.ts';
import type { AccessPolicy } from '../../../domain/access-policy.ts';
import type { Person } from '../../../domain/person.ts';
import type { Team } from '../../../domain/team.ts';

export function presentPerson(person: Person): PersonView {
  return {
    personId: person.personId,
    email: person.email,
    name: person.name,
    role: person.role,
    access: person.access,
    teamIds: [...person.teamIds],
    status: person.status,
    mustChangePassword: person.mustChangePassword,
    secondFactors: [...person.secondFactors],
    createdAt: person.createdAt.toISOString(),
    lastSignInAt: person.lastSignInAt?.toISOString() ?? null,
    version: person.version,
  };
}

export function presentPersonEntry({ person, hasPassword, linkExpiresAt }: PersonEntry): PersonEntryView {
  return { ...presentPerson(person), hasPassword, linkExpiresAt: linkExpiresAt?.toISOString() ?? null };
}

export function presentPersonDetails(details: PersonDetails): PersonDetailView {
  const { liveLeases, pendingRequests, policies } = details;
  return { ...presentPersonEntry(details), liveLeases, pendingRequests, policies: policies.map(named) };
}

export function presentTeam({ teamId, name }: Team): TeamView {
  return { teamId, name };
}

export function presentTeamWithCount({ team, members }: TeamWithCount): TeamEntryView {
  return { ...presentTeam(team), memberCount: members };
}

export function presentTeamDetails({ team, members, policies, liveLeases }: TeamDetails): TeamDetailView {
  return {
    ...presentTeam(team),
    members: members.map(({ personId, name, email }) => ({ personId, name, email })),
    policies: policies.map(named),
    liveLeases,
  };
}

function named({ policyId, name }: AccessPolicy) {
  return { policyId, name };
}
