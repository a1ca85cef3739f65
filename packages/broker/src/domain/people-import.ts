import { foldedText } from './folded-text.ts';
import { decidePersonChange } from './person-change.ts';
import { ACCESSES, isAccessFor, ROLES, usualAccess } from './person.ts';
import type { Access, Person, Role } from './person.ts';
import type { Team } from './team.ts';

/** One line of a list of people. `null` or nothing: the list does not say, so what is there stays. */
export interface ImportRow {
  readonly givenEmail: string;
  /** In lower case; `null` when what was given is no e-mail address. */
  readonly email: string | null;
  readonly name: string | null;
  readonly role: string | null;
  readonly access: string | null;
  /** Names of teams: afterwards the person is in these and in no others. */
  readonly teams: readonly string[] | null;
}

/** What is there while a row is looked at. */
export interface ImportSituation {
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  /** Whether teams that are not there are added; otherwise rows that name them are refused. */
  readonly addsTeams: boolean;
}

export interface ImportProblem {
  readonly field: 'email' | 'name' | 'role' | 'access' | 'teams';
  readonly code: string;
  readonly given: string;
  readonly expected: string;
}

/** Somebody whom the list adds. Teams by name: some of them may not be there yet. */
export interface ImportedPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly access: Access;
  readonly teamNames: readonly string[];
}

/** What a row is going to do. */
export type RowPlan =
  | { readonly kind: 'add'; readonly person: ImportedPerson }
  /** `person` as it will be but for its teams, which `teamNames` has; `null` when they stay. */
  | { readonly kind: 'change'; readonly person: Person; readonly teamNames: readonly string[] | null }
  | { readonly kind: 'same'; readonly person: Person }
  | { readonly kind: 'refuse'; readonly problem: ImportProblem };

const LONGEST_NAME = 100;

/**
 * Decides what one row of a list does: adds somebody, changes what the row says differently, or nothing. A row that
 * cannot be done whole is refused whole. Done once, the same row does nothing more.
 */
export function planImportRow(row: ImportRow, situation: ImportSituation): RowPlan {
  const { email } = row;
  if (email === null) {
    return refuse('email', 'email.malformed', row.givenEmail, 'An e-mail address, such as ada@example.com.');
  }
  if (row.name !== null && row.name.length > LONGEST_NAME) {
    return refuse(
      'name',
      'name.too-long',
      row.name.slice(0, LONGEST_NAME),
      `At most ${String(LONGEST_NAME)} characters.`,
    );
  }
  const role = row.role === null ? null : roleNamed(row.role);
  if (role === undefined) return refuse('role', 'role.unknown', row.role ?? '', `One of: ${ROLES.join(', ')}.`);
  const access = row.access === null ? null : ACCESSES.find((known) => known === foldedText(row.access ?? ''));
  if (access === undefined)
    return refuse('access', 'access.unknown', row.access ?? '', `One of: ${ACCESSES.join(', ')}.`);
  const teamNames = row.teams === null ? null : namesOf(row.teams, situation.teams);
  const unknown = teamNames?.find((name) => teamNamed(name, situation.teams) === undefined);
  if (unknown !== undefined && !situation.addsTeams) {
    return refuse('teams', 'team.not-found', unknown, 'A team that there is, or let teams that are missing be added.');
  }

  const wanted = { name: row.name, role, access, teamNames };
  const before = situation.people.find((person) => person.email === email);
  return before === undefined ? planAddition(email, wanted) : planChange(before, wanted, situation);
}

interface Wanted {
  readonly name: string | null;
  readonly role: Role | null;
  readonly access: Access | null;
  readonly teamNames: readonly string[] | null;
}

function planAddition(email: string, wanted: Wanted): RowPlan {
  const role = wanted.role ?? 'member';
  const access = wanted.access ?? usualAccess(role);
  if (!isAccessFor(role, access)) return roleNeedsDashboard(role);
  if (wanted.name === null)
    return refuse('name', 'name.missing', '', 'A name, because there is nobody with this address yet.');
  return { kind: 'add', person: { email, name: wanted.name, role, access, teamNames: wanted.teamNames ?? [] } };
}

function planChange(before: Person, wanted: Wanted, { people, teams }: ImportSituation): RowPlan {
  let person = wanted.name === null ? before : { ...before, name: wanted.name };
  for (const change of [
    ...(wanted.role === null ? [] : [{ kind: 'set-role', role: wanted.role } as const]),
    ...(wanted.access === null ? [] : [{ kind: 'set-access', access: wanted.access } as const]),
  ]) {
    const decision = decidePersonChange(person, change, people);
    if (decision.kind === 'refused') {
      return decision.reason === 'role-needs-dashboard' ? roleNeedsDashboard(person.role) : lastAdministrator(before);
    }
    person = decision.person;
  }
  const teamNames = wanted.teamNames !== null && differs(wanted.teamNames, before, teams) ? wanted.teamNames : null;
  const isSame =
    teamNames === null && person.name === before.name && person.role === before.role && person.access === before.access;
  return isSame ? { kind: 'same', person: before } : { kind: 'change', person, teamNames };
}

/** The team of that name, whatever its case. */
export function teamNamed(name: string, teams: readonly Team[]): Team | undefined {
  return teams.find((team) => sameName(team.name) === sameName(name));
}

function sameName(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** Each team once, in the spelling that it has already. */
function namesOf(given: readonly string[], teams: readonly Team[]): readonly string[] {
  const names = given.map((name) => teamNamed(name, teams)?.name ?? name);
  return names.filter((name, at) => names.findIndex((other) => sameName(other) === sameName(name)) === at);
}

function differs(names: readonly string[], { teamIds }: Person, teams: readonly Team[]): boolean {
  const wanted = names.map((name) => teamNamed(name, teams)?.teamId);
  return wanted.length !== teamIds.length || wanted.some((teamId) => teamId === undefined || !teamIds.includes(teamId));
}

function roleNamed(text: string): Role | undefined {
  const folded = foldedText(text);
  return folded === 'admin' ? 'administrator' : ROLES.find((role) => role === folded);
}

function roleNeedsDashboard(role: Role): RowPlan {
  return refuse(
    'access',
    'access.role-needs-dashboard',
    'own',
    `The dashboard: the role ${role} is of no use without it.`,
  );
}

function lastAdministrator({ role }: Person): RowPlan {
  return refuse('role', 'person.last-administrator', role, 'Another administrator first: this is the only active one.');
}

function refuse(field: ImportProblem['field'], code: string, given: string, expected: string): RowPlan {
  return { kind: 'refuse', problem: { field, code, given, expected } };
}
