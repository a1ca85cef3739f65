import type { Organization } from '../../domain/organization.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { makeReadOrganization } from './read-organization.ts';

/** The organization with its settings, for who may edit them. @throws `permission.denied`, `organization.not-found` */
export type ReadSettings = (principal: Principal) => Promise<Organization>;

export function makeReadSettings(context: Pick<UseCaseContext, 'store'>): ReadSettings {
  const readOrganization = makeReadOrganization(context);
  return async (principal) => {
    requirePermission(principal, 'organization.edit');
    return readOrganization(principal);
  };
}
