import type { Person } from '../../domain/person.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Everybody in the organization, by name. @throws `permission.denied` */
export type ListPeople = (principal: Principal) => Promise<readonly Person[]>;

export function makeListPeople(context: Pick<UseCaseContext, 'store'>): ListPeople {
  return async (principal) => {
    requirePermission(principal, 'people.list');
    return context.store.read((tx) => tx.people.list(principal.organizationId));
  };
}
