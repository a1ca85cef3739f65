import type { PersonView, TeamView } from '@gatelease/contract';
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
    createdAt: person.createdAt.toISOString(),
    lastSignInAt: person.lastSignInAt?.toISOString() ?? null,
    version: person.version,
  };
}

export function presentTeam({ teamId, name }: Team): TeamView {
  return { teamId, name };
}
