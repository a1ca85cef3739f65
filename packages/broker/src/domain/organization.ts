import type { OrganizationSettings } from './organization-settings.ts';

export interface Organization {
  readonly organizationId: string;
  readonly name: string;
  /** What members type at sign-in beside e-mail and password. Upper-case letters and digits without look-alikes. */
  readonly accessCode: string;
  readonly timeZone: string;
  readonly settings: OrganizationSettings;
  readonly createdAt: Date;
  /** Counts up with every change. */
  readonly version: number;
}
