import type { AccessPolicy } from '../../domain/access-policy.ts';
import { decideKeptGrant } from '../../domain/kept-grant.ts';
import type { LostGrant } from '../../domain/kept-grant.ts';
import type { PolicyInput } from '../../domain/policy-input.ts';
import type { LeaseDetails, RequestDetails } from '../details.ts';
import { detailLease, detailRequest, readNames } from '../leases/lease-details.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { readPolicyFields } from './policy-fields.ts';
import { policyNotFound } from './read-policies.ts';

/** What a change of a policy would do to what is live under it, before anybody makes the change. */
export interface PolicyChangePreview {
  readonly leases: readonly {
    readonly details: LeaseDetails;
    /** Why closing by choice would close it at once; `null` for those that go on either way. */
    readonly lost: LostGrant | 'policy-deleted' | null;
  }[];
  /** Requests that wait; a deletion brings them to nothing, an edit is looked at when the last approval comes. */
  readonly requests: readonly RequestDetails[];
}

/** @throws `permission.denied`, `policy.not-found`, `request.invalid` with every field that is wrong */
export type PreviewPolicyChange = (
  principal: Principal,
  /** `null`: the deletion of the policy. */
  input: { readonly policyId: string; readonly policy: PolicyInput | null },
) => Promise<PolicyChangePreview>;

export function makePreviewPolicyChange({
  store,
  clock,
}: Pick<UseCaseContext, 'store' | 'clock'>): PreviewPolicyChange {
  return async (principal, { policyId, policy: input }) => {
    requirePermission(principal, 'policies.edit');
    const fields = input === null ? null : readPolicyFields(input, 'policy.');
    const { organizationId } = principal;
    const now = clock.now();
    return store.read(async (tx) => {
      const names = await readNames(tx, organizationId);
      const before = names.policies.get(policyId);
      if (before === undefined) throw policyNotFound(policyId);
      const after: AccessPolicy | null = fields === null ? null : { ...before, ...fields };

      const live = await tx.leases.listLive({ organizationId, policyId });
      const pending = { organizationId, policyId, states: ['pending'] } as const;
      const { items: requests } = await tx.requests.list(pending, { after: null, limit: 500 });
      return {
        leases: live.map((lease) => ({
          details: detailLease(names, lease),
          lost:
            after === null ? 'policy-deleted' : decideKeptGrant(after, names.people.get(lease.personId), lease, now),
        })),
        requests: requests.map((request) => detailRequest(names, request)),
      };
    });
  };
}
