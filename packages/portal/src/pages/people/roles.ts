import type { PersonView } from '@gatelease/contract';

type Role = PersonView['role'];

/** The roles, each with what it may do, in the order in which they are offered. */
export const ROLES: readonly { readonly value: Role; readonly label: string; readonly description: string }[] = [
  { value: 'member', label: 'Member', description: 'Opens what access rules allow.' },
  { value: 'approver', label: 'Approver', description: 'Also approves and denies requests.' },
  { value: 'auditor', label: 'Auditor', description: 'Sees everything, changes nothing.' },
  { value: 'administrator', label: 'Administrator', description: 'Does everything.' },
];

/** Reads the role chosen in a form. */
export function roleOf(text: string): Role {
  return ROLES.find(({ value }) => value === text)?.value ?? 'member';
}

/** The access that goes with what was chosen: roles above member have the dashboard, whatever was chosen before. */
export function accessFor(role: Role, chosen: PersonView['access']): PersonView['access'] {
  return role === 'member' ? chosen : 'dashboard';
}

/** What a role is called. */
export function roleLabel(role: Role): string {
  return ROLES.find(({ value }) => value === role)?.label ?? role;
}
