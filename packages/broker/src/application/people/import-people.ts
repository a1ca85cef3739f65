import type { ImportProblem, ImportRow, ImportSituation, RowPlan } from '../../domain/people-import.ts';
import { imaginedAfter, type ImportWorld } from '../../domain/imagined-import.ts';
import { planImportRow } from '../../domain/people-import.ts';
import { madeBy } from '../made-by.ts';
import { requireOrganization } from '../organization/read-organization.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import { doImportRow, type Doing, type ImportContext } from './do-import-row.ts';

export interface ImportPeopleInput {
  readonly rows: readonly ImportRow[];
  /** Whether it is done, or only told what would be. */
  readonly applies: boolean;
  readonly addsTeams: boolean;
  /** Whether those who are added get an invitation by mail; otherwise they wait for a link. */
  readonly invites: boolean;
}

/** What became of a row, or would. */
export interface ImportedRow {
  readonly email: string;
  readonly outcome: RowPlan['kind'];
  /** What differs afterwards, for a row that changes somebody. */
  readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[];
  readonly problem: ImportProblem | null;
}

/**
 * Adds and changes people by a list. Rows that are refused are left out and told, the others are done together with their
 * invitations, or none of them; told only, nothing is changed. Doing the same list again changes nothing.
 *
 * @throws `permission.denied`
 */
export type ImportPeople = (principal: Principal, input: ImportPeopleInput) => Promise<readonly ImportedRow[]>;

export function makeImportPeople(context: ImportContext): ImportPeople {
  return async (principal, input) => {
    requirePermission(principal, 'people.add');
    requirePermission(principal, 'people.edit');
    if (input.addsTeams) requirePermission(principal, 'teams.edit');
    const { organizationId } = principal;
    if (!input.applies) return context.store.read((tx) => tellAll(tx, organizationId, input, context.clock.now()));

    const done = await context.store.write(async (tx) => {
      // Other administrators' changes wait, so that the last of them stays.
      await tx.people.countActiveAdministrators(organizationId);
      const organization = await requireOrganization(tx, organizationId);
      const doing = {
        context,
        made: madeBy(principal, context),
        address: principal.address,
        organization,
        invites: input.invites,
        caused: { events: [], messages: [] },
      };
      return doAll(tx, input, doing);
    });
    for (const topic of ['people', 'policies', 'messages'] as const) context.changes.publish({ organizationId, topic });
    return done;
  };
}

async function tellAll(
  tx: Repositories,
  organizationId: string,
  { rows, addsTeams }: ImportPeopleInput,
  now: Date,
): Promise<readonly ImportedRow[]> {
  let world: ImportWorld = { people: await tx.people.list(organizationId), teams: await tx.teams.list(organizationId) };
  const told: ImportedRow[] = [];
  for (const [at, row] of rows.entries()) {
    const plan = planOf(row, rows.slice(0, at), { ...world, addsTeams });
    told.push(tellRow(row, plan, world));
    world = imaginedAfter(plan, world, organizationId, now);
  }
  return told;
}

async function doAll(
  tx: Repositories,
  { rows, addsTeams }: ImportPeopleInput,
  doing: Doing,
): Promise<readonly ImportedRow[]> {
  const { organizationId } = doing.organization;
  const world = {
    people: [...(await tx.people.list(organizationId))],
    teams: [...(await tx.teams.list(organizationId))],
  };
  const told: ImportedRow[] = [];
  for (const [at, row] of rows.entries()) {
    const plan = planOf(row, rows.slice(0, at), { ...world, addsTeams });
    told.push(tellRow(row, plan, world));
    await doImportRow(tx, plan, world, doing);
  }
  await tx.events.append(doing.caused.events);
  await tx.outbox.insert(doing.caused.messages);
  return told;
}

function planOf(row: ImportRow, before: readonly ImportRow[], situation: ImportSituation): RowPlan {
  const isRepeated = row.email !== null && before.some(({ email }) => email === row.email);
  return isRepeated ? repeated(row) : planImportRow(row, situation);
}

function repeated({ givenEmail }: ImportRow): RowPlan {
  const expected = 'Each e-mail address once: a row before this one has it.';
  return { kind: 'refuse', problem: { field: 'email', code: 'email.repeated', given: givenEmail, expected } };
}

function tellRow(row: ImportRow, plan: RowPlan, world: ImportWorld): ImportedRow {
  return {
    email: row.email ?? row.givenEmail,
    outcome: plan.kind,
    changes: plan.kind === 'change' ? changesOf(plan, world) : [],
    problem: plan.kind === 'refuse' ? plan.problem : null,
  };
}

function changesOf(
  { person, teamNames }: Extract<RowPlan, { kind: 'change' }>,
  { people, teams }: ImportWorld,
): ImportedRow['changes'] {
  const before = people.find(({ personId }) => personId === person.personId) ?? person;
  const teamsBefore = teams.filter(({ teamId }) => before.teamIds.includes(teamId)).map(({ name }) => name);
  return [
    { field: 'name', from: before.name, to: person.name },
    { field: 'role', from: before.role, to: person.role },
    { field: 'access', from: before.access, to: person.access },
    { field: 'teams', from: teamsBefore.join(', '), to: (teamNames ?? teamsBefore).join(', ') },
  ].filter(({ from, to }) => from !== to);
}
