import type { Person } from './person.ts';

export const STANDINGS = ['member', 'dashboardMember', 'approver', 'auditor', 'administrator'] as const;

/** A column of the permission table: the role, and for members whether they see the dashboard. */
export type Standing = (typeof STANDINGS)[number];

/**
 * Where in the permission table a person stands. Whoever has own access only stands with the members whatever the
 * role says, so that a record which contradicts itself allows less, never more.
 */
export function standingOf({ role, access }: Pick<Person, 'role' | 'access'>): Standing {
  if (access === 'own') return 'member';
  return role === 'member' ? 'dashboardMember' : role;
}
