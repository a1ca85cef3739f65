import type { RowPlan } from './people-import.ts';
import { teamNamed } from './people-import.ts';
import type { Person } from './person.ts';
import type { Team } from './team.ts';

/** Who and which teams are there. */
export interface ImportWorld {
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
}

/**
 * The world as a row would leave it, for telling what the rows after it would do. Who and what is new has a made-up id
 * that belongs to nobody.
 */
export function imaginedAfter(plan: RowPlan, world: ImportWorld, organizationId: string, now: Date): ImportWorld {
  switch (plan.kind) {
    case 'add': {
      const { teamNames, ...fields } = plan.person;
      const teams = withTeams(teamNames, world.teams, organizationId);
      const person: Person = {
        ...fields,
        personId: `new ${fields.email}`,
        organizationId,
        teamIds: idsOf(teamNames, teams),
        status: 'active',
        mustChangePassword: false,
        secondFactors: [],
        createdAt: now,
        lastSignInAt: null,
        version: 1,
      };
      return { people: [...world.people, person], teams };
    }
    case 'change': {
      const { person, teamNames } = plan;
      const teams = withTeams(teamNames ?? [], world.teams, organizationId);
      const changed = { ...person, teamIds: teamNames === null ? person.teamIds : idsOf(teamNames, teams) };
      const people = world.people.map((other) => (other.personId === person.personId ? changed : other));
      return { people, teams };
    }
    case 'same':
    case 'refuse':
      return world;
  }
}

function withTeams(names: readonly string[], teams: readonly Team[], organizationId: string): readonly Team[] {
  const missing = names.filter((name) => teamNamed(name, teams) === undefined);
  return [...teams, ...missing.map((name) => ({ teamId: `new ${name}`, organizationId, name }))];
}

function idsOf(names: readonly string[], teams: readonly Team[]): readonly string[] {
  return names.flatMap((name) => teamNamed(name, teams)?.teamId ?? []);
}
