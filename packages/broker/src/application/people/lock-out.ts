import { cancelRequest } from '../../domain/request-machine.ts';
import type { Person } from '../../domain/person.ts';
import { endLeases } from '../leases/end-leases.ts';
import { newEvent, type Decision } from '../made-by.ts';
import type { Repositories } from '../ports/store.ts';
import type { Claim } from '../ports/work-repository.ts';
import { withdrawLinks } from './withdraw-links.ts';

/** As many as one page of the repository gives; a person has a handful. */
const PENDING_AT_ONCE = 500;

/**
 * Ends everything that a person started, in the transaction that deactivates or deletes them: sessions, API keys, one-time links,
 * waiting requests and leases.
 *
 * @returns the claims to hand to `signal.wake` after the commit.
 */
export async function lockOut(
  tx: Repositories,
  { organizationId, personId }: Person,
  reason: 'person-deactivated' | 'person-deleted',
  made: Decision,
): Promise<readonly Claim[]> {
  await tx.sessions.deleteOfPerson(personId);
  await tx.apiKeys.revokeOfPerson(personId, made.at);
  await withdrawLinks(tx, personId);
  await cancelRequests(tx, { organizationId, personId }, reason, made);
  const leases = await tx.leases.listLive({ organizationId, personId });
  const { claims } = await endLeases(tx, leases, reason, made);
  return claims;
}

async function cancelRequests(
  tx: Repositories,
  owner: { readonly organizationId: string; readonly personId: string },
  reason: string,
  made: Decision,
): Promise<void> {
  const pending = await tx.requests.list({ ...owner, states: ['pending'] }, { after: null, limit: PENDING_AT_ONCE });
  for (const request of pending.items) {
    const transition = cancelRequest(request, owner.personId, made.at);
    if (transition.kind === 'refused') continue;
    const { personId, policyId, resourceId, requestId } = await tx.requests.update(transition.request);
    const detail = { reason };
    await tx.events.append([
      newEvent(made, 'request.cancelled', { personId, policyId, resourceId, requestId, detail }),
    ]);
  }
}
