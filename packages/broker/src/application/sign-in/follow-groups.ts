import { teamNamed } from '../../domain/people-import.ts';
import type { Person } from '../../domain/person.ts';
import { teamsByGroups } from '../../domain/provider-sign-in.ts';
import type { ProviderIdentity, ProviderRules } from '../../domain/provider-sign-in.ts';
import type { Team } from '../../domain/team.ts';
import { newEvent, type MadeBy } from '../made-by.ts';
import type { Repositories } from '../ports/store.ts';

/**
 * Puts somebody who signs in through the provider into the teams that their groups there stand for, and takes them out
 * of those that they stand for no longer. A team that is missing is added. Role and status stay: groups make nobody an
 * administrator, and remove none.
 */
export async function followGroups(
  tx: Repositories,
  made: MadeBy,
  person: Person,
  { identity, rules }: { readonly identity: ProviderIdentity; readonly rules: ProviderRules },
): Promise<Person> {
  const { joins, leaves } = teamsByGroups(identity, rules);
  if (joins.length + leaves.length === 0) return person;
  const teams = [...(await tx.teams.list(person.organizationId))];
  const joined: Team[] = [];
  for (const name of joins) {
    const known = teamNamed(name, teams);
    const team = known ?? (await addTeam(tx, made, name));
    if (known === undefined) teams.push(team);
    joined.push(team);
  }

  const left = leaves.flatMap((name) => teamNamed(name, teams) ?? []).filter((team) => !joined.includes(team));
  const added = joined.filter(({ teamId }) => !person.teamIds.includes(teamId));
  const removed = left.filter(({ teamId }) => person.teamIds.includes(teamId));
  if (added.length + removed.length === 0) return person;

  const gone = removed.map(({ teamId }) => teamId);
  const teamIds = [...person.teamIds.filter((id) => !gone.includes(id)), ...added.map(({ teamId }) => teamId)];
  await tx.events.append([
    ...added.map((team) => memberEvent(made, 'team.member-added', person, team)),
    ...removed.map((team) => memberEvent(made, 'team.member-removed', person, team)),
  ]);
  return tx.people.update({ ...person, teamIds });
}

async function addTeam(tx: Repositories, made: MadeBy, name: string): Promise<Team> {
  const team = { teamId: made.ids.newId('team'), organizationId: made.organizationId, name };
  await tx.teams.insert(team);
  await tx.events.append([newEvent(made, 'team.added', { detail: { teamId: team.teamId, name, by: 'provider' } })]);
  return team;
}

function memberEvent(
  made: MadeBy,
  kind: 'team.member-added' | 'team.member-removed',
  { personId }: Person,
  { teamId, name }: Team,
) {
  return newEvent(made, kind, { personId, detail: { teamId, name, by: 'provider' } });
}
