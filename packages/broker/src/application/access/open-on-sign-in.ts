import { isGrantedTo } from '../../domain/grant.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import type { RequestAccess } from './request-access.ts';
import type { OpenedOnSignIn } from '../sign-in/welcome.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Opens, or asks for, what policies open on sign-in. What is refused is told, and stops nothing. */
export type OpenOnSignIn = (principal: Principal) => Promise<readonly OpenedOnSignIn[]>;

export function makeOpenOnSignIn({ store }: Pick<UseCaseContext, 'store'>, requestAccess: RequestAccess): OpenOnSignIn {
  return async (principal) => {
    const policies = await store.read(async (tx) => {
      const person = await tx.people.find(principal.organizationId, principal.personId);
      const all = await tx.policies.list(principal.organizationId);
      return all.filter(
        (policy) =>
          person !== null && policy.opensOn === 'sign-in' && policy.status === 'enabled' && isGrantedTo(policy, person),
      );
    });

    const opened: OpenedOnSignIn[] = [];
    for (const { policyId, name } of policies) {
      opened.push({ policyId, policyName: name, ...(await tryOpening(principal, policyId, requestAccess)) });
    }
    return opened;
  };
}

async function tryOpening(principal: Principal, policyId: string, requestAccess: RequestAccess) {
  try {
    const { outcome, lease } = await requestAccess(principal, { policyId });
    return { outcome, leaseId: lease?.lease.leaseId ?? null };
  } catch (error) {
    if (error instanceof ProblemError) return { outcome: error.code, leaseId: null };
    throw error;
  }
}
