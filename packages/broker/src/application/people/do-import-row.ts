import type { Organization } from '../../domain/organization.ts';
import type { RowPlan } from '../../domain/people-import.ts';
import { teamNamed } from '../../domain/people-import.ts';
import type { Person } from '../../domain/person.ts';
import type { Team } from '../../domain/team.ts';
import { newEvent, type MadeBy } from '../made-by.ts';
import type { NewEvent } from '../ports/event-repository.ts';
import type { OutboxMessage } from '../ports/outbox-repository.ts';
import type { Repositories } from '../ports/store.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import { newOneTimeLink } from '../sign-in/one-time-link.ts';
import { linkMessage, type LinkMessageContext } from './link-message.ts';
import { personEdited } from './person-edited.ts';

export type ImportContext = LinkMessageContext & { readonly tokenHasher: TokenHasher };

/** What doing a row needs. */
export interface Doing {
  readonly context: ImportContext;
  readonly made: MadeBy;
  readonly address: string;
  readonly organization: Organization;
  /** Whether those who are added get an invitation by mail. */
  readonly invites: boolean;
  /** What the rows cause, saved together at the end: one row at a time is several times slower. */
  readonly caused: { readonly events: NewEvent[]; readonly messages: OutboxMessage[] };
}

/** Who and which teams are there; each row that is done brings it up to date. */
export type World = { readonly people: Person[]; readonly teams: Team[] };

/** Does what a row plans, inside the transaction of the whole list. */
export async function doImportRow(tx: Repositories, plan: RowPlan, world: World, doing: Doing): Promise<void> {
  switch (plan.kind) {
    case 'add':
      world.people.push(await addOne(tx, plan, world, doing));
      return;
    case 'change': {
      const at = world.people.findIndex(({ personId }) => personId === plan.person.personId);
      const before = world.people[at];
      if (before === undefined) return;
      const { teamNames } = plan;
      const teamIds = teamNames === null ? before.teamIds : await teamIdsOf(tx, teamNames, world, doing);
      const person = await tx.people.update({ ...plan.person, teamIds });
      doing.caused.events.push(...personEdited(doing.made, before, person));
      world.people[at] = person;
      return;
    }
    case 'same':
    case 'refuse':
      return;
  }
}

async function addOne(
  tx: Repositories,
  { person: { teamNames, ...fields } }: Extract<RowPlan, { kind: 'add' }>,
  world: World,
  doing: Doing,
): Promise<Person> {
  const { context, made, address, organization, invites, caused } = doing;
  const { organizationId } = organization;
  const teamIds = await teamIdsOf(tx, teamNames, world, doing);
  const person: Person = {
    ...fields,
    personId: context.ids.newId('person'),
    organizationId,
    teamIds,
    status: 'active',
    mustChangePassword: false,
    secondFactors: [],
    createdAt: made.at,
    lastSignInAt: null,
    version: 1,
  };
  await tx.people.insert(person);
  const detail = { email: person.email, role: person.role, access: person.access, teamIds, imported: true };
  caused.events.push(newEvent(made, 'person.added', { personId: person.personId, address, detail }));
  if (invites) {
    const { kept, link } = newOneTimeLink(context, person, made.at);
    await tx.people.insertSetupLink(kept);
    caused.messages.push(await linkMessage(context, tx, 'invitation', { person, organization, link, at: made.at }));
  }
  return person;
}

/** The ids of teams by their names; those that are missing are added. */
async function teamIdsOf(
  tx: Repositories,
  names: readonly string[],
  { teams }: World,
  { context, made, address, organization, caused }: Doing,
): Promise<readonly string[]> {
  const teamIds: string[] = [];
  for (const name of names) {
    const known = teamNamed(name, teams);
    const team = known ?? { teamId: context.ids.newId('team'), organizationId: organization.organizationId, name };
    if (known === undefined) {
      await tx.teams.insert(team);
      const detail = { teamId: team.teamId, name };
      caused.events.push(newEvent(made, 'team.added', { address, detail }));
      teams.push(team);
    }
    teamIds.push(team.teamId);
  }
  return teamIds;
}
