import type { Organization } from '../../domain/organization.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** The organization that a session is in. What else a session shows was looked up with it. */
export type ReadOrganization = (principal: Pick<Principal, 'organizationId'>) => Promise<Organization>;

/** @throws `organization.not-found` */
export function makeReadOrganization(context: Pick<UseCaseContext, 'store'>): ReadOrganization {
  return async ({ organizationId }) => context.store.read((tx) => requireOrganization(tx, organizationId));
}

/** @throws `organization.not-found` */
export async function requireOrganization(tx: Repositories, organizationId: string): Promise<Organization> {
  const organization = await tx.organizations.find(organizationId);
  if (organization === null) throw new ProblemError('organization.not-found', 'The organization does not exist.');
  return organization;
}
