import type { PersonEntryView } from '@gatelease/contract';
import { expect, it } from 'vitest';
import { linkStateOf, stateOfPerson } from './person-states.ts';

const NOON = Date.parse('2026-11-23T12:00:00Z');

const person = (fields: Partial<PersonEntryView>) =>
  ({ status: 'active', hasPassword: true, lastSignInAt: null, linkExpiresAt: null, ...fields }) as PersonEntryView;

it.each([
  { fields: {}, state: 'active' },
  { fields: { hasPassword: false }, state: 'invited' },
  { fields: { hasPassword: false, lastSignInAt: '2026-11-20T12:00:00Z' }, state: 'active' },
  { fields: { hasPassword: false, status: 'deactivated' }, state: 'deactivated' },
  { fields: { status: 'deactivated' }, state: 'deactivated' },
] as const)('a person with $fields is $state', ({ fields, state }) => {
  expect(stateOfPerson(person(fields))).toBe(state);
});

it.each([
  { linkExpiresAt: null, state: 'none' },
  { linkExpiresAt: '2026-11-23T12:00:01Z', state: 'waiting' },
  { linkExpiresAt: '2026-11-23T12:00:00Z', state: 'expired' },
])('a link until $linkExpiresAt is $state at noon', ({ linkExpiresAt, state }) => {
  expect(linkStateOf(person({ linkExpiresAt }), NOON)).toBe(state);
});
