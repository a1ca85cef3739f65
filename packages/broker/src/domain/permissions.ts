import type { Person } from './person.ts';
import { standingOf } from './standing.ts';
import type { Standing } from './standing.ts';

export const ACTIONS = [
  'people.list',
  'people.add',
  'people.edit',
  'people.deactivate',
  'people.delete',
  'teams.list',
  'teams.edit',
  'credentials.list',
  'credentials.edit',
  'resources.list',
  'resources.add',
  'resources.delete',
  'resources.reconcile',
  'accounts.list',
  'lock-downs.list',
  'lock-downs.change',
  'policies.list',
  'policies.edit',
  'access.open',
  'access.break-glass',
  'requests.list-all',
  'requests.review',
  'requests.cancel-own',
  'leases.list-all',
  'leases.close-own',
  'leases.close-any',
  'leases.extend-own',
  'leases.extend-any',
  'leases.move-own',
  'events.list',
  'emergency.start',
  'emergency.lift',
  'organization.edit',
  'api-keys.list-all',
  'api-keys.revoke-any',
] as const;

/** What a person can do with the organization. `…-own` is about the person's own access, whatever the role. */
export type Action = (typeof ACTIONS)[number];

type Row = Readonly<Record<Standing, boolean>>;

const NOBODY: Row = { member: false, dashboardMember: false, approver: false, auditor: false, administrator: false };
const ADMINISTRATORS: Row = { ...NOBODY, administrator: true };
const AUDITORS: Row = { ...ADMINISTRATORS, auditor: true };
const APPROVERS: Row = { ...ADMINISTRATORS, approver: true };
const READERS: Row = { ...APPROVERS, auditor: true };
const DASHBOARD: Row = { ...READERS, dashboardMember: true };
const EVERYONE: Row = { ...DASHBOARD, member: true };

/** Who may do what: the only place where a role and an access mean something. */
const ALLOWED: Readonly<Record<Action, Row>> = {
  'people.list': READERS,
  'people.add': ADMINISTRATORS,
  'people.edit': ADMINISTRATORS,
  'people.deactivate': ADMINISTRATORS,
  'people.delete': ADMINISTRATORS,
  'teams.list': READERS,
  'teams.edit': ADMINISTRATORS,
  'credentials.list': AUDITORS,
  'credentials.edit': ADMINISTRATORS,
  'resources.list': DASHBOARD,
  'resources.add': ADMINISTRATORS,
  'resources.delete': ADMINISTRATORS,
  'resources.reconcile': ADMINISTRATORS,
  'accounts.list': DASHBOARD,
  'lock-downs.list': AUDITORS,
  'lock-downs.change': ADMINISTRATORS,
  'policies.list': DASHBOARD,
  'policies.edit': ADMINISTRATORS,
  'access.open': EVERYONE,
  'access.break-glass': EVERYONE,
  'requests.list-all': READERS,
  'requests.review': APPROVERS,
  'requests.cancel-own': EVERYONE,
  'leases.list-all': DASHBOARD,
  'leases.close-own': EVERYONE,
  'leases.close-any': APPROVERS,
  'leases.extend-own': EVERYONE,
  'leases.extend-any': ADMINISTRATORS,
  'leases.move-own': EVERYONE,
  'events.list': AUDITORS,
  'emergency.start': APPROVERS,
  'emergency.lift': ADMINISTRATORS,
  'organization.edit': ADMINISTRATORS,
  'api-keys.list-all': AUDITORS,
  'api-keys.revoke-any': ADMINISTRATORS,
};

/**
 * Whether somebody of this role and access may do something at all.
 *
 * `true` is not the last word: a review also needs somebody else's request, `…-own` one's own lease or
 * request, and an action on a person the rules of `decidePersonChange`.
 */
export function can(person: Pick<Person, 'role' | 'access'>, action: Action): boolean {
  return ALLOWED[action][standingOf(person)];
}
