import type { Role } from './person.ts';

export const ACTIONS = [
  'people.list',
  'people.add',
  'people.edit',
  'people.deactivate',
  'teams.list',
  'teams.edit',
  'resources.list',
  'resources.add',
  'resources.delete',
  'resources.reconcile',
  'policies.list',
  'policies.edit',
  'access.open',
  'requests.list-all',
  'requests.review',
  'requests.cancel-own',
  'leases.list-all',
  'leases.close-own',
  'leases.close-any',
  'leases.extend-own',
  'leases.extend-any',
  'events.list',
  'organization.edit',
] as const;

/** What a person can do with the organization. `…-own` is about the person's own access, whatever the role. */
export type Action = (typeof ACTIONS)[number];

const EVERYONE = { member: true, approver: true, auditor: true, administrator: true } as const;
const APPROVERS = { member: false, approver: true, auditor: false, administrator: true } as const;
const READERS = { member: false, approver: true, auditor: true, administrator: true } as const;
const AUDITORS = { member: false, approver: false, auditor: true, administrator: true } as const;
const ADMINISTRATORS = { member: false, approver: false, auditor: false, administrator: true } as const;

/** Who may do what: the only place where a role means something. */
const ALLOWED: Readonly<Record<Action, Readonly<Record<Role, boolean>>>> = {
  'people.list': READERS,
  'people.add': ADMINISTRATORS,
  'people.edit': ADMINISTRATORS,
  'people.deactivate': ADMINISTRATORS,
  'teams.list': READERS,
  'teams.edit': ADMINISTRATORS,
  'resources.list': READERS,
  'resources.add': ADMINISTRATORS,
  'resources.delete': ADMINISTRATORS,
  'resources.reconcile': ADMINISTRATORS,
  'policies.list': READERS,
  'policies.edit': ADMINISTRATORS,
  'access.open': EVERYONE,
  'requests.list-all': READERS,
  'requests.review': APPROVERS,
  'requests.cancel-own': EVERYONE,
  'leases.list-all': READERS,
  'leases.close-own': EVERYONE,
  'leases.close-any': APPROVERS,
  'leases.extend-own': EVERYONE,
  'leases.extend-any': ADMINISTRATORS,
  'events.list': AUDITORS,
  'organization.edit': ADMINISTRATORS,
};

/**
 * Whether a role may do something at all.
 *
 * `true` is not the last word: a review also needs somebody else's request, `…-own` one's own lease or
 * request, and an action on a person the rules of `decidePersonChange`.
 */
export function can(role: Role, action: Action): boolean {
  return ALLOWED[action][role];
}
