export const ROLES = ['member', 'approver', 'auditor', 'administrator'] as const;

/** What a person may do in the organization. Every role may open what policies allow it to open. */
export type Role = (typeof ROLES)[number];

export interface Person {
  readonly personId: string;
  readonly organizationId: string;
  /** Lower case; unique in the organization. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly teamIds: readonly string[];
  /** A deactivated person cannot sign in and holds no live lease. */
  readonly status: 'active' | 'deactivated';
  readonly mustChangePassword: boolean;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
  readonly version: number;
}
