import type { Organization } from '../../domain/organization.ts';
import type { Repositories } from '../ports/store.ts';

/** The organization of an access code, however it was typed; without one, the only organization there is. */
export async function findOrganization(tx: Repositories, accessCode: string | null): Promise<Organization | null> {
  if (accessCode !== null) return tx.organizations.findByAccessCode(accessCode.replace(/[\s-]/g, '').toUpperCase());
  const [only, ...others] = await tx.organizations.list();
  return others.length === 0 ? (only ?? null) : null;
}
