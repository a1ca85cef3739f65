import type { Repositories } from '../ports/store.ts';
import type { Claim, ClaimRequest } from '../ports/work-repository.ts';

/** How long a worker may keep a resource. AWS is changed only in the first half; a lapsed claim is anybody's. */
export const CLAIM_SECONDS = 60;

/** A claim asked for now in the name of this process. */
export function claimNow(worker: string, now: Date): ClaimRequest {
  return { worker, now, claimSeconds: CLAIM_SECONDS };
}

/**
 * Marks a resource due now and, when this process has a worker and nobody else holds the resource, claims it for that,
 * so that the worker can begin without another look at the queue.
 */
export async function markDueNow(
  tx: Repositories,
  resourceId: string,
  { worker, at }: { readonly worker: string | null; readonly at: Date },
): Promise<Claim | null> {
  if (worker !== null) return tx.work.markDueAndClaim(resourceId, claimNow(worker, at));
  await tx.work.markDue(resourceId, at);
  return null;
}
