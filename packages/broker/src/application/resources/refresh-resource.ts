import { reaches } from '../api-keys/key-reach.ts';
import { markDueNow } from '../reconcile/claim-terms.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { resourceNotFound } from './read-resources.ts';

/**
 * Has the worker read the whole group now, whatever its picture says, and put right what is not as it should be.
 *
 * @returns when that was asked for: a picture read later than that, or a health checked later, is the answer.
 * @throws `permission.denied`, `resource.not-found`
 */
export type RefreshResource = (
  principal: Principal,
  input: { readonly resourceId: string },
) => Promise<{ readonly askedAt: Date }>;

export function makeRefreshResource(context: UseCaseContext): RefreshResource {
  return async (principal, { resourceId }) => {
    requirePermission(principal, 'resources.reconcile');
    const { claim, askedAt } = await context.store.write(async (tx) => {
      const resource = await tx.resources.find(principal.organizationId, resourceId);
      if (resource === null || !reaches(principal, resourceId)) throw resourceNotFound(resourceId);
      const at = context.clock.now();
      await tx.work.markDue(resourceId, at, { pictureIsStale: true });
      return { claim: await markDueNow(tx, resourceId, { worker: context.worker, at }), askedAt: at };
    });
    await context.signal.wake(claim === null ? [] : [claim]);
    return { askedAt };
  };
}
