import type { PolicyDetails } from '../details.ts';
import { readNames } from '../leases/lease-details.ts';
import { detailPolicies } from './policy-details.ts';
import type { Page, PageRequest } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import { searchedPage } from '../searched-page.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Which policies; what is left out lets all through. */
export interface PolicyFilter {
  readonly resourceId?: string | undefined;
  /** Words that the name, the group's name or the sentence hold: so also a person, a team, a port. */
  readonly search?: string | undefined;
}

/** Policies by name, page by page. @throws `permission.denied` */
export type ListPolicies = (
  principal: Principal,
  filter: PolicyFilter,
  page: PageRequest,
) => Promise<Page<PolicyDetails>>;

export function makeListPolicies({ store }: Pick<UseCaseContext, 'store'>): ListPolicies {
  return async (principal, { resourceId, search }, page) => {
    requirePermission(principal, 'policies.list');
    return store.read(async (tx) => {
      const names = await readNames(tx, principal.organizationId);
      const policies = [...names.policies.values()];
      const detailed = await detailPolicies(
        tx,
        names,
        resourceId === undefined ? policies : policies.filter((policy) => policy.resourceId === resourceId),
      );
      return searchedPage(
        {
          items: detailed,
          search,
          idOf: ({ policy }) => policy.policyId,
          nameOf: ({ policy }) => policy.name,
          textOf: ({ policy, resourceName, sentence }) => [policy.name, resourceName, sentence].join(' '),
        },
        page,
      );
    });
  };
}

/** @throws `permission.denied`, `policy.not-found` */
export type ReadPolicy = (principal: Principal, input: { readonly policyId: string }) => Promise<PolicyDetails>;

export function makeReadPolicy({ store }: Pick<UseCaseContext, 'store'>): ReadPolicy {
  return async (principal, { policyId }) => {
    requirePermission(principal, 'policies.list');
    return store.read(async (tx) => {
      const names = await readNames(tx, principal.organizationId);
      const policy = names.policies.get(policyId);
      const [details] = policy === undefined ? [] : await detailPolicies(tx, names, [policy]);
      if (details === undefined) throw policyNotFound(policyId);
      return details;
    });
  };
}

export function policyNotFound(policyId: string): ProblemError {
  return new ProblemError('policy.not-found', `There is no policy ${policyId} in your organization.`);
}
