import type { PersonEntry, PersonFilter } from '../ports/person-repository.ts';
import type { Page, PageRequest } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** The people of the organization by name, all or those that a filter lets through. @throws `permission.denied` */
export type ListPeople = (
  principal: Principal,
  filter: Omit<PersonFilter, 'organizationId'>,
  page: PageRequest,
) => Promise<Page<PersonEntry>>;

export function makeListPeople(context: Pick<UseCaseContext, 'store'>): ListPeople {
  return async (principal, filter, page) => {
    requirePermission(principal, 'people.list');
    const { organizationId } = principal;
    return context.store.read((tx) => tx.people.listPage({ ...filter, organizationId }, page));
  };
}
