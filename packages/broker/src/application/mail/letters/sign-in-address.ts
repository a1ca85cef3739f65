import type { Organization } from '../../../domain/organization.ts';
import type { Person } from '../../../domain/person.ts';

/** Where a person signs in: administrators at their own door, everybody else with the access code filled in. */
export function signInAddress(publicUrl: string, { role }: Person, { accessCode }: Organization): string {
  if (role === 'administrator') return `${publicUrl}/admin`;
  return `${publicUrl}/sign-in?code=${encodeURIComponent(accessCode)}`;
}
