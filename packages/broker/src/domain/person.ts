import type { SecondFactor } from './second-factor.ts';

export const ROLES = ['member', 'approver', 'auditor', 'administrator'] as const;

/** What a person may do in the organization. Every role may open what policies allow it to open. */
export type Role = (typeof ROLES)[number];

export const ACCESSES = ['own', 'dashboard'] as const;

/** How much of the portal a person sees: their own access only, or the dashboard too. Roles above member need it. */
export type Access = (typeof ACCESSES)[number];

export interface Person {
  readonly personId: string;
  readonly organizationId: string;
  /** Lower case; unique in the organization. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly access: Access;
  readonly teamIds: readonly string[];
  /** A deactivated person cannot sign in and holds no live lease. */
  readonly status: 'active' | 'deactivated';
  readonly mustChangePassword: boolean;
  /** What they have set up beside the password; kept apart, so storing a person leaves it. */
  readonly secondFactors: readonly SecondFactor[];
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
  readonly version: number;
}

/** The access that comes with a role while nobody says otherwise. */
export function usualAccess(role: Role): Access {
  return role === 'member' ? 'own' : 'dashboard';
}

/** Whether a person of this role can have this access: without the dashboard, the roles above member are of no use. */
export function isAccessFor(role: Role, access: Access): boolean {
  return role === 'member' || access === 'dashboard';
}
