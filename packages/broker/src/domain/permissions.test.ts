import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ACTIONS, can } from './permissions.ts';
import type { Action } from './permissions.ts';
import { ACCESSES, isAccessFor, ROLES } from './person.ts';
import { STANDINGS, standingOf } from './standing.ts';
import type { Standing } from './standing.ts';

/** Columns: member, member with the dashboard, approver, auditor, administrator. */
const EXPECTED: Record<Action, string> = {
  'people.list': '- - y y y',
  'people.add': '- - - - y',
  'people.edit': '- - - - y',
  'people.deactivate': '- - - - y',
  'people.delete': '- - - - y',
  'teams.list': '- - y y y',
  'teams.edit': '- - - - y',
  'credentials.list': '- - - y y',
  'credentials.edit': '- - - - y',
  'resources.list': '- y y y y',
  'resources.add': '- - - - y',
  'resources.delete': '- - - - y',
  'resources.reconcile': '- - - - y',
  'accounts.list': '- y y y y',
  'lock-downs.list': '- - - y y',
  'lock-downs.change': '- - - - y',
  'policies.list': '- y y y y',
  'policies.edit': '- - - - y',
  'access.open': 'y y y y y',
  'access.break-glass': 'y y y y y',
  'requests.list-all': '- - y y y',
  'requests.review': '- - y - y',
  'requests.cancel-own': 'y y y y y',
  'leases.list-all': '- y y y y',
  'leases.close-own': 'y y y y y',
  'leases.close-any': '- - y - y',
  'leases.extend-own': 'y y y y y',
  'leases.extend-any': '- - - - y',
  'leases.move-own': 'y y y y y',
  'events.list': '- - - y y',
  'emergency.start': '- - y - y',
  'emergency.lift': '- - - - y',
  'organization.edit': '- - - - y',
  'api-keys.list-all': '- - - y y',
  'api-keys.revoke-any': '- - - - y',
};

/** Somebody for each column. */
const SOMEBODY = {
  member: { role: 'member', access: 'own' },
  dashboardMember: { role: 'member', access: 'dashboard' },
  approver: { role: 'approver', access: 'dashboard' },
  auditor: { role: 'auditor', access: 'dashboard' },
  administrator: { role: 'administrator', access: 'dashboard' },
} as const satisfies Record<Standing, unknown>;

it.each(ACTIONS)('%s is allowed to exactly the columns of the table', (action) => {
  const row = STANDINGS.map((standing) => (can(SOMEBODY[standing], action) ? 'y' : '-')).join(' ');

  expect(row).toBe(EXPECTED[action]);
});

it('an auditor changes nothing but their own access', () => {
  const changing = ACTIONS.filter((action) => !/\.(list|list-all)$/.test(action));

  const allowed = changing.filter((action) => can(SOMEBODY.auditor, action));

  expect(allowed).toEqual([
    'access.open',
    'access.break-glass',
    'requests.cancel-own',
    'leases.close-own',
    'leases.extend-own',
    'leases.move-own',
  ]);
});

it.each(ROLES.flatMap((role) => ACCESSES.map((access) => ({ role, access }))))(
  'a record that says $role with $access access allows no more than both halves of it',
  ({ role, access }) => {
    const allowed = ACTIONS.filter((action) => can({ role, access }, action));
    const byRole = ACTIONS.filter((action) => can({ role, access: 'dashboard' }, action));

    expect(byRole).toEqual(expect.arrayContaining(allowed));
    if (access === 'own') expect(standingOf({ role, access })).toBe('member');
    expect(isAccessFor(role, access)).toBe(role === 'member' || access === 'dashboard');
  },
);

it('a member with the dashboard sees groups, accounts, policies and leases, and changes nothing but their own access', () => {
  const allowed = ACTIONS.filter((action) => can(SOMEBODY.dashboardMember, action));
  const ofMembers = ACTIONS.filter((action) => can(SOMEBODY.member, action));

  expect(allowed.filter((action) => !ofMembers.includes(action))).toEqual([
    'resources.list',
    'accounts.list',
    'policies.list',
    'leases.list-all',
  ]);
});

it('lists nothing that no decision asks about: people are told what they may do, and would look for it', () => {
  const broker = new URL('../', import.meta.url);
  const source = readdirSync(broker, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^(domain|application)\/.*(?<!\.test)\.ts$/.test(path) && !path.endsWith('/permissions.ts'))
    .map((path) => readFileSync(new URL(path, broker), 'utf8'))
    .join('\n');

  expect(ACTIONS.filter((action) => !source.includes(`'${action}'`))).toEqual([]);
});
