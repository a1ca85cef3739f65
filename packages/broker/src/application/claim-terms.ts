import type { ClaimRequest } from './ports/work-repository.ts';

/** How long a worker may keep a resource. AWS is changed only in the first half; a lapsed claim is anybody's. */
export const CLAIM_SECONDS = 60;

/** A claim asked for now in the name of this process. */
export function claimNow(worker: string, now: Date): ClaimRequest {
  return { worker, now, claimSeconds: CLAIM_SECONDS };
}
