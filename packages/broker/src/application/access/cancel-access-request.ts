import { cancelRequest } from '../../domain/request-machine.ts';
import { reaches } from '../api-keys/key-reach.ts';
import type { RequestDetails } from '../details.ts';
import { detailRequest, readNames } from '../leases/lease-details.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** The requester takes a waiting request back. @throws `permission.denied`, `request.not-found`, `request.already-decided` */
export type CancelAccessRequest = (
  principal: Principal,
  input: { readonly requestId: string },
) => Promise<RequestDetails>;

export function makeCancelAccessRequest(context: UseCaseContext): CancelAccessRequest {
  return async (principal, { requestId }) => {
    requirePermission(principal, 'requests.cancel-own');
    const details = await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const request = await tx.requests.find(principal.organizationId, requestId);
      const isReached = request !== null && reaches(principal, request.resourceId);
      const transition = !isReached ? null : cancelRequest(request, principal.personId, made.at);
      if (transition === null || (transition.kind === 'refused' && transition.reason === 'not-the-requester')) {
        throw new ProblemError('request.not-found', `You have no access request ${requestId}.`);
      }
      if (transition.kind === 'refused') {
        throw new ProblemError(
          'request.already-decided',
          'The request is not waiting any more, so there is nothing to take back.',
        );
      }
      const stored = await tx.requests.update(transition.request);
      const { personId, resourceId, policyId } = stored;
      await tx.events.append([newEvent(made, 'request.cancelled', { personId, resourceId, policyId, requestId })]);
      return detailRequest(await readNames(tx, principal.organizationId), stored);
    });
    context.changes.publish({ organizationId: principal.organizationId, topic: 'requests' });
    return details;
  };
}
