import { parseIpAddress } from '@gatelease/security-groups';
import type { IpAddress } from '@gatelease/security-groups';
import type { AccessRequest } from '../../domain/access-request.ts';
import type { AccessPolicy } from '../../domain/access-policy.ts';
import { decideOpening } from '../../domain/open-decision.ts';
import type { OpeningDecision, OpeningGrant } from '../../domain/open-decision.ts';
import type { Person } from '../../domain/person.ts';
import type { Resource } from '../../domain/resource.ts';
import { newLease } from '../../domain/new-lease.ts';
import { newRequest } from '../../domain/new-request.ts';
import type { LeaseDetails, RequestDetails } from '../details.ts';
import { requireRoom } from './require-room.ts';
import { requireNoEmergencyStop } from '../emergency/require-no-emergency-stop.ts';
import { saveNewLease } from '../leases/save-new-lease.ts';
import { detailLease, detailRequest, namesOf } from '../leases/lease-details.ts';
import type { Names } from '../leases/lease-details.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Decision } from '../made-by.ts';
import { addressLetter } from '../mail/address-letter.ts';
import { requestWaitingLetter } from '../mail/letters/request-waiting.ts';
import { requireOrganization } from '../organization/read-organization.ts';
import { tellOfBreakGlass } from './break-glass.ts';
import { openingProblem } from './opening-refusal.ts';
import { reaches } from '../api-keys/key-reach.ts';
import { requirePersonFor } from '../api-keys/require-person.ts';
import type { Change } from '../ports/changes.ts';
import type { Repositories } from '../ports/store.ts';
import type { Claim } from '../ports/work-repository.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import { saveAndWake } from '../save-and-wake.ts';
import type { UseCaseContext } from '../use-case-context.ts';

export interface RequestAccessInput {
  readonly policyId: string;
  /** Left out: the policy's default. `null`: to the end of the window. */
  readonly durationSeconds?: number | null | undefined;
  readonly reason?: string | undefined;
  /** In an emergency: without the approvals that the policy asks for. */
  readonly breakGlass?: boolean | undefined;
  /** Left out: the address of the connection. */
  readonly cidrs?: readonly string[] | undefined;
}

export interface RequestAccessResult {
  readonly outcome: 'opened' | 'waiting' | 'already-open' | 'already-waiting';
  readonly request: RequestDetails;
  readonly lease: LeaseDetails | null;
}

/**
 * Opens access for the principal, or asks for it where the policy wants approval.
 *
 * Asking twice does nothing twice: a live lease or a waiting request of the same person, policy and address is
 * answered as it is.
 *
 * @throws `permission.denied`, `policy.not-found`, and the `access.…` codes for what the policy refuses.
 */
export type RequestAccess = (principal: Principal, input: RequestAccessInput) => Promise<RequestAccessResult>;

interface Situation {
  readonly policy: AccessPolicy;
  readonly person: Person;
  readonly resource: Resource;
  readonly names: Names;
}

interface Saved {
  readonly result: RequestAccessResult;
  /** `null` when the worker has nothing to do. */
  readonly claims: readonly Claim[] | null;
}

export function makeRequestAccess(context: UseCaseContext & { readonly publicUrl: string }): RequestAccess {
  return async (principal, input) => {
    requirePermission(principal, 'access.open');
    if (input.breakGlass === true) {
      requirePermission(principal, 'access.break-glass');
      requirePersonFor(principal, 'breakGlass', 'break the glass');
    }
    const saved = await saveAndWake(context, async (tx): Promise<Saved> => {
      const made = madeBy(principal, context);
      const situation = await loadSituation(tx, principal, input.policyId);
      const decision = await decide(tx, { principal, input, situation, now: made.at });

      switch (decision.kind) {
        case 'refused':
          throw openingProblem(decision);
        case 'already-open':
          return alreadyOpen(tx, situation, decision.leaseId);
        case 'open':
          await requireRoom(tx, situation, decision.cidrs);
          return open(tx, situation, decision, { made, input, publicUrl: context.publicUrl });
        case 'needs-approval':
          await requireRoom(tx, situation, decision.cidrs);
          return wait(tx, situation, decision, { made, input, publicUrl: context.publicUrl });
      }
    });

    for (const topic of topicsOf(saved.result))
      context.changes.publish({ organizationId: principal.organizationId, topic });
    return saved.result;
  };
}

/** What open pages should look at again. */
function topicsOf({ outcome, request }: RequestAccessResult): readonly Change['topic'][] {
  if (outcome === 'waiting') return ['requests', 'messages'];
  return request.request.breakGlass ? ['leases', 'requests', 'messages'] : ['leases'];
}

async function loadSituation(tx: Repositories, principal: Principal, policyId: string): Promise<Situation> {
  const policy = await tx.policies.find(principal.organizationId, policyId);
  const person = await tx.people.find(principal.organizationId, principal.personId);
  const resource = policy === null ? null : await tx.resources.find(principal.organizationId, policy.resourceId);
  if (policy === null || person === null || resource === null || !reaches(principal, policy.resourceId)) {
    throw new ProblemError(
      'policy.not-found',
      `There is no policy ${policyId} that you may open; see "My access" for those there are.`,
    );
  }
  return { policy, person, resource, names: namesOf({ people: [person], policies: [policy], resources: [resource] }) };
}

async function decide(
  tx: Repositories,
  asked: {
    readonly principal: Principal;
    readonly input: RequestAccessInput;
    readonly situation: Situation;
    readonly now: Date;
  },
): Promise<OpeningDecision> {
  const { principal, input, situation, now } = asked;
  const { policy, person } = situation;
  const addresses = addressesOf(principal);
  const { organizationId, personId } = person;
  return decideOpening({
    policy,
    person,
    wanted:
      input.cidrs === undefined ? { kind: 'connection', addresses } : { kind: 'stated', cidrs: input.cidrs, addresses },
    ...(input.durationSeconds === undefined ? {} : { durationSeconds: input.durationSeconds ?? 'window-end' }),
    reason: input.reason ?? null,
    breakGlass: input.breakGlass ?? false,
    now,
    openLeases: await tx.leases.listLive({ organizationId, personId, policyId: policy.policyId }),
  });
}

/** The address of the connection, and the one of the other family that the session proved. */
export function addressesOf({ address, otherAddress = null }: Principal): readonly IpAddress[] {
  return [address, ...(otherAddress === null ? [] : [otherAddress])].flatMap((text) => {
    const read = parseIpAddress(text);
    return read.ok ? [read.value] : [];
  });
}

async function alreadyOpen(tx: Repositories, { names, person }: Situation, leaseId: string): Promise<Saved> {
  const lease = await tx.leases.find(person.organizationId, leaseId);
  const request = lease === null ? null : await tx.requests.find(person.organizationId, lease.requestId);
  if (lease === null || request === null) throw new ProblemError('lease.not-found', `There is no lease ${leaseId}.`);
  return {
    result: { outcome: 'already-open', request: detailRequest(names, request), lease: detailLease(names, lease) },
    claims: null,
  };
}

type Decided = { readonly made: Decision; readonly input: RequestAccessInput; readonly publicUrl: string };

async function open(tx: Repositories, situation: Situation, grant: OpeningGrant, decided: Decided): Promise<Saved> {
  const { made } = decided;
  const { names, policy } = situation;
  // What opens although the policy asks for approval, opens by breaking the glass.
  const breakGlass = policy.approvalsNeeded > 0;
  const asked = requestOf(situation, decided, { cidrs: grant.cidrs, durationSeconds: secondsOf(grant), breakGlass });
  const { requestId, personId } = asked;
  const leaseId = made.ids.newId('lease');
  const lease = newLease({ leaseId, requestId, personId, policy, grant, breakGlass, now: made.at });
  const request: AccessRequest = { ...asked, state: 'approved', decidedAt: made.at, leaseId: lease.leaseId };

  await tx.requests.insert(request);
  if (breakGlass) await tellOfBreakGlass(tx, { ...situation, request, lease }, decided);
  const claim = await saveNewLease(tx, lease, made);
  return {
    result: { outcome: 'opened', request: detailRequest(names, request), lease: detailLease(names, lease) },
    claims: claim === null ? [] : [claim],
  };
}

async function wait(
  tx: Repositories,
  situation: Situation,
  decision: Extract<OpeningDecision, { kind: 'needs-approval' }>,
  decided: Decided,
): Promise<Saved> {
  const { made, publicUrl } = decided;
  const { names, policy, person, resource } = situation;
  await requireNoEmergencyStop(tx, policy.organizationId, policy.resourceId);
  const waiting = await findWaiting(tx, situation, decision.cidrs, made.at);
  if (waiting !== undefined) {
    return {
      result: { outcome: 'already-waiting', request: detailRequest(names, waiting), lease: null },
      claims: null,
    };
  }

  const request = requestOf(situation, decided, decision);
  await tx.requests.insert(request);
  await tx.events.append([
    newEvent(made, 'request.created', {
      personId: person.personId,
      resourceId: policy.resourceId,
      policyId: policy.policyId,
      requestId: request.requestId,
      address: request.cidrs.join(' '),
      detail: { reason: request.reason, durationSeconds: request.durationSeconds },
    }),
  ]);
  if (policy.notifiesApprovers) {
    const { timeZone } = await requireOrganization(tx, policy.organizationId);
    const letter = requestWaitingLetter({ request, policy, resource, requester: person, publicUrl, timeZone });
    const reviewers = await tx.people.listReviewers(policy.organizationId);
    const others = reviewers.filter(({ personId }) => personId !== person.personId);
    await tx.outbox.insert(others.map((reviewer) => addressLetter(made, 'request-waiting', reviewer, letter)));
  }
  return { result: { outcome: 'waiting', request: detailRequest(names, request), lease: null }, claims: null };
}

async function findWaiting(tx: Repositories, { policy, person }: Situation, cidrs: readonly string[], now: Date) {
  const { organizationId, personId } = person;
  const filter = { organizationId, personId, policyId: policy.policyId, states: ['pending'] } as const;
  const pending = await tx.requests.list(filter, { after: null, limit: 100 });
  return pending.items.find((request) => request.lapsesAt > now && request.cidrs.join() === cidrs.join());
}

function requestOf(
  { policy, person }: Situation,
  { made, input }: Decided,
  wish: { readonly cidrs: readonly string[]; readonly durationSeconds: number | null; readonly breakGlass?: boolean },
): AccessRequest {
  const reason = input.reason === undefined || input.reason === '' ? null : input.reason;
  const requestId = made.ids.newId('request');
  return newRequest({ requestId, personId: person.personId, policy, ...wish, reason, now: made.at });
}

function secondsOf({ startsAt, endsAt }: OpeningGrant): number {
  return Math.round((endsAt.getTime() - startsAt.getTime()) / 1000);
}
