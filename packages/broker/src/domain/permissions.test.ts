import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ACTIONS, can } from './permissions.ts';
import type { Action } from './permissions.ts';
import { ROLES } from './person.ts';

/** Columns: member, approver, auditor, administrator. */
const EXPECTED: Record<Action, string> = {
  'people.list': '- y y y',
  'people.add': '- - - y',
  'people.edit': '- - - y',
  'people.deactivate': '- - - y',
  'teams.list': '- y y y',
  'teams.edit': '- - - y',
  'resources.list': '- y y y',
  'resources.add': '- - - y',
  'resources.delete': '- - - y',
  'resources.reconcile': '- - - y',
  'policies.list': '- y y y',
  'policies.edit': '- - - y',
  'access.open': 'y y y y',
  'requests.list-all': '- y y y',
  'requests.review': '- y - y',
  'requests.cancel-own': 'y y y y',
  'leases.list-all': '- y y y',
  'leases.close-own': 'y y y y',
  'leases.close-any': '- y - y',
  'leases.extend-own': 'y y y y',
  'leases.extend-any': '- - - y',
  'events.list': '- - y y',
  'organization.edit': '- - - y',
};

it.each(ACTIONS)('%s is allowed to exactly the roles of the table', (action) => {
  const row = ROLES.map((role) => (can(role, action) ? 'y' : '-')).join(' ');

  expect(row).toBe(EXPECTED[action]);
});

it('an auditor changes nothing but their own access', () => {
  const changing = ACTIONS.filter((action) => !/\.(list|list-all)$/.test(action));

  const allowed = changing.filter((action) => can('auditor', action));

  expect(allowed).toEqual(['access.open', 'requests.cancel-own', 'leases.close-own', 'leases.extend-own']);
});

it('lists nothing that no decision asks about: people are told what they may do, and would look for it', () => {
  const broker = new URL('../', import.meta.url);
  const source = readdirSync(broker, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^(domain|application)\/.*(?<!\.test)\.ts$/.test(path) && !path.endsWith('/permissions.ts'))
    .map((path) => readFileSync(new URL(path, broker), 'utf8'))
    .join('\n');

  expect(ACTIONS.filter((action) => !source.includes(`'${action}'`))).toEqual([]);
});
