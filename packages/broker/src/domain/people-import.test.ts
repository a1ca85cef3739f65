import { describe, expect, it } from 'vitest';
import { examplePerson } from './examples.ts';
import { planImportRow } from './people-import.ts';
import type { ImportRow, ImportSituation } from './people-import.ts';

const TEAMS = [
  { teamId: 'operations', organizationId: 'example', name: 'Operations' },
  { teamId: 'data', organizationId: 'example', name: 'Data' },
];
const ada = examplePerson({ role: 'administrator' });
const bob = examplePerson({ personId: 'bob', email: 'bob@example.com', name: 'Bob' });
const SITUATION: ImportSituation = { people: [ada, bob], teams: TEAMS, addsTeams: false };

const row = (fields: Partial<ImportRow>): ImportRow => ({
  givenEmail: fields.email ?? '',
  email: 'cleo@example.com',
  name: null,
  role: null,
  access: null,
  teams: null,
  ...fields,
});
const plan = (fields: Partial<ImportRow>, situation: Partial<ImportSituation> = {}) =>
  planImportRow(row(fields), { ...SITUATION, ...situation });

describe('somebody new', () => {
  it('is a member with own access, in no team, unless the row says more', () => {
    expect(plan({ name: 'Cleo' })).toEqual({
      kind: 'add',
      person: { email: 'cleo@example.com', name: 'Cleo', role: 'member', access: 'own', teamNames: [] },
    });
  });

  it('gets the role, the access that goes with it, and each team once in its own spelling', () => {
    expect(plan({ name: 'Cleo', role: ' Auditor ', teams: ['DATA', 'operations', 'data'] })).toEqual({
      kind: 'add',
      person: {
        email: 'cleo@example.com',
        name: 'Cleo',
        role: 'auditor',
        access: 'dashboard',
        teamNames: ['Data', 'Operations'],
      },
    });
    expect(plan({ name: 'Cleo', role: 'Admin' })).toMatchObject({ person: { role: 'administrator' } });
    expect(plan({ name: 'Cleo', access: 'Dashboard' })).toMatchObject({ person: { access: 'dashboard' } });
  });
});

describe('somebody who is there', () => {
  const same = { email: 'bob@example.com', name: 'Bob', role: 'member', access: 'own', teams: ['Operations'] };

  it.each([{}, same, { ...same, teams: ['OPERATIONS', 'operations'] }])('is left alone by %j', (fields) => {
    expect(plan({ email: 'bob@example.com', ...fields })).toEqual({ kind: 'same', person: bob });
  });

  it.each([
    { fields: { name: 'Robert' }, person: { name: 'Robert' }, teamNames: null },
    { fields: { role: 'approver' }, person: { role: 'approver', access: 'dashboard' }, teamNames: null },
    { fields: { access: 'dashboard' }, person: { access: 'dashboard' }, teamNames: null },
    { fields: { teams: ['Data'] }, person: {}, teamNames: ['Data'] },
    { fields: { teams: [] }, person: {}, teamNames: [] },
    {
      fields: { ...same, name: 'Robert', teams: ['Data', 'Operations'] },
      person: { name: 'Robert' },
      teamNames: ['Data', 'Operations'],
    },
  ])('is changed by $fields in what it says, and in nothing else', ({ fields, person, teamNames }) => {
    expect(plan({ ...fields, email: 'bob@example.com' })).toEqual({
      kind: 'change',
      person: { ...bob, ...person },
      teamNames,
    });
  });
});

describe('a row that cannot be done', () => {
  it.each<{ fields: Partial<ImportRow>; field: string; code: string; given: string }>([
    {
      fields: { email: null, givenEmail: 'cleo at work' },
      field: 'email',
      code: 'email.malformed',
      given: 'cleo at work',
    },
    { fields: {}, field: 'name', code: 'name.missing', given: '' },
    { fields: { name: 'x'.repeat(101) }, field: 'name', code: 'name.too-long', given: 'x'.repeat(100) },
    { fields: { name: 'Cleo', role: 'king' }, field: 'role', code: 'role.unknown', given: 'king' },
    { fields: { name: 'Cleo', access: 'some' }, field: 'access', code: 'access.unknown', given: 'some' },
    {
      fields: { name: 'Cleo', role: 'auditor', access: 'own' },
      field: 'access',
      code: 'access.role-needs-dashboard',
      given: 'own',
    },
    { fields: { name: 'Cleo', teams: ['Data', 'Sales'] }, field: 'teams', code: 'team.not-found', given: 'Sales' },
    {
      fields: { email: 'ada@example.com', role: 'member' },
      field: 'role',
      code: 'person.last-administrator',
      given: 'administrator',
    },
    {
      fields: { email: 'ada@example.com', access: 'own' },
      field: 'access',
      code: 'access.role-needs-dashboard',
      given: 'own',
    },
  ])('$code: says so at the field, with what was given', ({ fields, field, code, given }) => {
    expect(plan(fields)).toMatchObject({ kind: 'refuse', problem: { field, code, given } });
  });

  it('is done once teams may be added', () => {
    expect(plan({ name: 'Cleo', teams: ['Sales', 'sales'] }, { addsTeams: true })).toMatchObject({
      kind: 'add',
      person: { teamNames: ['Sales'] },
    });
  });

  it('takes the role of an administrator once there is another', () => {
    const other = examplePerson({ personId: 'eve', email: 'eve@example.com', role: 'administrator' });

    expect(plan({ email: 'ada@example.com', role: 'member' }, { people: [ada, other] })).toMatchObject({
      kind: 'change',
      person: { role: 'member', access: 'dashboard' },
    });
  });
});
