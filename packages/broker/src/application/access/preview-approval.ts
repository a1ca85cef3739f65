import { leaseRulesOf } from '../../domain/lease-rules.ts';
import { newReach } from '../../domain/new-reach.ts';
import type { RuleReach } from '../../domain/new-reach.ts';
import { decideApprovedOpening } from '../../domain/open-decision.ts';
import type { OpeningGrant } from '../../domain/open-decision.ts';
import { requirePermission } from '../require-permission.ts';
import type { ObservedGroupRule } from '../ports/security-group-gateway.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { openingProblem } from './opening-refusal.ts';

/** What would happen if a request got its last approval now. Nothing is decided by looking. */
export interface ApprovalPreview {
  /** The policy is another one than when the request was made. */
  readonly policyChanged: boolean;
  readonly verdict:
    | { readonly kind: 'would-open'; readonly grant: OpeningGrant }
    | { readonly kind: 'would-be-refused'; readonly problem: ProblemError };
  /** When the group was read; `null` when it never was, and then nothing is known of what is reachable. */
  readonly readAt: Date | null;
  readonly reach: readonly RuleReach<ObservedGroupRule>[];
}

/** @throws `permission.denied`, `request.not-found` */
export type PreviewApproval = (principal: Principal, input: { readonly requestId: string }) => Promise<ApprovalPreview>;

export function makePreviewApproval({ store, clock }: Pick<UseCaseContext, 'store' | 'clock'>): PreviewApproval {
  return async (principal, { requestId }) => {
    requirePermission(principal, 'requests.list-all');
    return store.read(async (tx) => {
      const { organizationId } = principal;
      const request = await tx.requests.find(organizationId, requestId);
      if (request === null) {
        throw new ProblemError('request.not-found', `There is no access request ${requestId} in your organization.`);
      }
      const policy = await tx.policies.find(organizationId, request.policyId);
      const person = await tx.people.find(organizationId, request.personId);
      const picture = await tx.pictures.find(request.resourceId);
      const decision =
        policy === null || person === null
          ? ({ kind: 'refused', reason: 'not-granted' } as const)
          : decideApprovedOpening({ policy, person, request, now: clock.now() });
      const wanted = leaseRulesOf(decision.kind === 'open' ? decision : request);
      return {
        policyChanged: policy?.version !== request.policyVersion,
        verdict:
          decision.kind === 'open'
            ? { kind: 'would-open', grant: decision }
            : { kind: 'would-be-refused', problem: openingProblem(decision) },
        readAt: picture?.readAt ?? null,
        reach: newReach(wanted, picture?.rules ?? []),
      };
    });
  };
}
