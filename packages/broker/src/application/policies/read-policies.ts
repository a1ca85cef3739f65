import type { PolicyDetails } from '../details.ts';
import { readNames } from '../leases/lease-details.ts';
import { detailPolicies } from './policy-details.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** All policies by name, or those of one resource. @throws `permission.denied` */
export type ListPolicies = (
  principal: Principal,
  filter: { readonly resourceId?: string | undefined },
) => Promise<readonly PolicyDetails[]>;

export function makeListPolicies({ store }: Pick<UseCaseContext, 'store'>): ListPolicies {
  return async (principal, { resourceId }) => {
    requirePermission(principal, 'policies.list');
    return store.read(async (tx) => {
      const names = await readNames(tx, principal.organizationId);
      const policies = [...names.policies.values()];
      return detailPolicies(
        tx,
        names,
        resourceId === undefined ? policies : policies.filter((policy) => policy.resourceId === resourceId),
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
