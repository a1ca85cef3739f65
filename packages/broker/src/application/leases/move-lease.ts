import type { Lease } from '../../domain/lease.ts';
import { handOverLease } from '../../domain/lease-machine.ts';
import { decideMove } from '../../domain/move-decision.ts';
import type { MoveDecision } from '../../domain/move-decision.ts';
import { newLease } from '../../domain/new-lease.ts';
import type { OpeningGrant } from '../../domain/open-decision.ts';
import { openingProblem } from '../access/opening-refusal.ts';
import { addressesOf } from '../access/request-access.ts';
import type { LeaseDetails } from '../details.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Decision } from '../made-by.ts';
import type { Repositories } from '../ports/store.ts';
import type { Claim } from '../ports/work-repository.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import { saveAndWake } from '../save-and-wake.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { findVisibleLease, leaseNotFound } from './find-visible-lease.ts';
import { detailLease, readNames } from './lease-details.ts';
import { saveNewLease } from './save-new-lease.ts';

/**
 * Moves the holder's lease to the address that they are at now: a lease of its own takes over, and the old one goes once
 * that is open. The end stays.
 *
 * Asking twice does nothing twice: what is there already, or moved already, is answered as it is.
 *
 * @throws `permission.denied`, `lease.not-found`, `lease.not-live`, and the `access.…` codes for what the policy refuses
 */
export type MoveLease = (principal: Principal, input: { readonly leaseId: string }) => Promise<LeaseDetails>;

export function makeMoveLease(context: UseCaseContext): MoveLease {
  return async (principal, { leaseId }) => {
    requirePermission(principal, 'leases.move-own');
    const { details } = await saveAndWake(context, async (tx) => {
      const made = madeBy(principal, context);
      const { organizationId } = principal;
      const lease = await findVisibleLease(tx, principal, leaseId);
      const moved = await move(tx, principal, lease, made);
      return {
        details: detailLease(await readNames(tx, organizationId), moved.lease),
        claims: moved.claim === null ? [] : [moved.claim],
      };
    });

    context.changes.publish({ organizationId: principal.organizationId, topic: 'leases' });
    return details;
  };
}

interface Moved {
  readonly lease: Lease;
  readonly claim: Claim | null;
}

async function move(tx: Repositories, principal: Principal, lease: Lease, made: Decision): Promise<Moved> {
  const { organizationId, personId } = principal;
  const person = await tx.people.find(organizationId, personId);
  const policy = await tx.policies.find(organizationId, lease.policyId);
  if (person === null) throw leaseNotFound(lease.leaseId);

  const decision = decideMove({ lease, policy, person, addresses: addressesOf(principal), now: made.at });
  if (decision.kind === 'already-there') return { lease, claim: null };
  if (decision.kind === 'refused') {
    const successor = lease.endReason === 'moved' ? await successorOf(tx, lease) : undefined;
    if (successor !== undefined && lease.personId === personId) return { lease: successor, claim: null };
    throw moveProblem(decision, lease.leaseId);
  }
  if (policy === null) throw leaseNotFound(lease.leaseId);

  const { requestId, breakGlass } = lease;
  const leaseId = made.ids.newId('lease');
  const movedFromLeaseId = lease.leaseId;
  const successor = newLease({
    ...{ leaseId, requestId, personId, policy, breakGlass, movedFromLeaseId },
    grant: decision,
    now: made.at,
  });
  await handOver(tx, lease, successor, made);
  return { lease: successor, claim: await saveNewLease(tx, successor, made) };
}

async function handOver(tx: Repositories, lease: Lease, successor: Lease, made: Decision): Promise<void> {
  const transition = handOverLease(lease, made.at);
  if (transition.kind === 'refused')
    throw new Error(`A lease that may move could not be handed over: ${lease.leaseId}`);
  await tx.leases.update(transition.lease);
  const { personId, resourceId, policyId, requestId, leaseId, cidrs } = successor;
  await tx.events.append([
    newEvent(made, 'lease.moved', {
      ...{ personId, resourceId, policyId, requestId, leaseId, address: cidrs.join(' ') },
      detail: { from: lease.cidrs, fromLeaseId: lease.leaseId },
    }),
  ]);
}

async function successorOf(tx: Repositories, lease: Lease): Promise<Lease | undefined> {
  const { organizationId, personId, policyId, leaseId } = lease;
  const live = await tx.leases.listLive({ organizationId, personId, policyId });
  return live.find(({ movedFromLeaseId }) => movedFromLeaseId === leaseId);
}

type MoveRefused = Exclude<MoveDecision, OpeningGrant | { kind: 'already-there' }>;

function moveProblem(refusal: MoveRefused, leaseId: string): ProblemError {
  switch (refusal.reason) {
    case 'not-the-holder':
      // An address is moved by whoever is at it; others close the lease.
      return leaseNotFound(leaseId);
    case 'not-open':
      return new ProblemError('lease.not-live', 'The lease has ended, so it cannot be moved. Open access again.');
    default:
      return openingProblem(refusal);
  }
}
