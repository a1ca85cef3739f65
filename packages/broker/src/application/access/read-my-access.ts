import { describeAccess } from '../../domain/access-state.ts';
import { decideMove } from '../../domain/move-decision.ts';
import { can } from '../../domain/permissions.ts';
import { endWarningAt } from '../../domain/end-warning.ts';
import type { EmergencyStop } from '../../domain/emergency-stop.ts';
import type { AccessPolicy } from '../../domain/access-policy.ts';
import type { AccessRequest } from '../../domain/access-request.ts';
import type { Lease } from '../../domain/lease.ts';
import type { Person } from '../../domain/person.ts';
import { reaches } from '../api-keys/key-reach.ts';
import type { Door, MyAccess } from '../details.ts';
import { detailLease, detailRequest, readNames } from '../leases/lease-details.ts';
import type { Names } from '../leases/lease-details.ts';
import { doorStanding } from './door-standing.ts';
import { requireOrganization } from '../organization/read-organization.ts';
import { sentenceTeller } from '../policies/policy-details.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { addressesOf } from './request-access.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Everything that the principal may open, how it stands, and from where the server sees them. */
export type ReadMyAccess = (principal: Principal) => Promise<MyAccess>;

interface View {
  readonly principal: Principal;
  readonly person: Person;
  readonly names: Names;
  readonly sentenceOf: (policy: AccessPolicy) => string;
  readonly leases: readonly Lease[];
  readonly requests: readonly AccessRequest[];
  /** The newest of each policy that was denied or lapsed during the last day. */
  readonly refused: ReadonlyMap<string, AccessRequest>;
  /** That suspend openings. */
  readonly stops: readonly EmergencyStop[];
  /** How long before the end of a lease its holder is warned; `null` for not at all. */
  readonly warningMinutes: number | null;
  readonly now: Date;
}

export function makeReadMyAccess({ store, clock }: Pick<UseCaseContext, 'store' | 'clock'>): ReadMyAccess {
  return (principal) =>
    store.read(async (tx) => {
      const { organizationId, personId, address } = principal;
      const names = await readNames(tx, organizationId);
      const person = names.people.get(personId);
      if (person === undefined)
        throw new ProblemError('person.not-found', 'You are not in this organization any more.');

      const pending = { organizationId, personId, states: ['pending'] } as const;
      const { items: requests } = await tx.requests.list(pending, { after: null, limit: 500 });
      const leases = await tx.leases.listLive({ organizationId, personId });
      const now = clock.now();
      const latest = await tx.requests.list({ organizationId, personId }, { after: null, limit: RECENT_REQUESTS });
      const refused = refusedLately(latest.items, now);
      const sentenceOf = await sentenceTeller(tx, names, organizationId);
      const stops = await tx.emergencyStops.listHolding(organizationId);
      const { leaseEndingMinutes: warningMinutes } = (await requireOrganization(tx, organizationId)).settings
        .notifications;
      const of = { principal, person, names, sentenceOf, now };
      const view: View = { ...of, leases, requests, refused, stops, warningMinutes };
      return {
        address,
        otherAddress: principal.otherAddress ?? null,
        doors: [...names.policies.values()]
          .filter(({ resourceId }) => reaches(principal, resourceId))
          .flatMap((policy) => doorOf(view, policy)),
      };
    });
}

/** No door for policies that do not name the person, unless a lease of theirs is live still. */
function doorOf(view: View, policy: AccessPolicy): readonly Door[] {
  const { names, person, leases, requests, now } = view;
  const access = describeAccess({ policy, person, now, leases, requests });
  if (access.kind === 'not-granted' && access.reason !== 'policy-disabled') return [];

  const resource = names.resources.get(policy.resourceId);
  const closing = leases.find(({ policyId, state }) => policyId === policy.policyId && state === 'closing');
  const lease = access.kind === 'open' ? access.leases[0] : closing;
  const request = access.kind === 'pending' ? access.requests[0] : undefined;
  const refused = view.refused.get(policy.policyId);
  return [
    {
      policy,
      resourceName: resource?.name ?? '(removed resource)',
      groupId: resource?.groupId ?? '',
      sentence: view.sentenceOf(policy),
      windowEndsAt: access.kind === 'can-open' ? access.opensUntil : null,
      lease: lease === undefined ? null : detailLease(names, lease),
      endWarningAt: access.kind === 'open' ? warningAt(view, access.leases[0]) : null,
      request: request === undefined ? null : detailRequest(names, request),
      refusedRequest: refused === undefined ? null : detailRequest(names, refused),
      approvers: approversOf(view, policy, request),
      moveTo: access.kind === 'open' ? moveTo(view, policy, access.leases[0]) : null,
      ...doorStanding(view, policy, access),
    },
  ];
}

function warningAt({ warningMinutes }: View, lease?: Lease): Date | null {
  return lease === undefined || warningMinutes === null ? null : endWarningAt(lease, warningMinutes * 60);
}

/** Names and not ids: a member cannot look people up, but has to know whom to ask. */
function approversOf({ names, person }: View, policy: AccessPolicy, request?: AccessRequest): readonly string[] {
  if (policy.approvalsNeeded === 0) return [];
  const hasReviewed = new Set(request?.reviews.map(({ reviewerId }) => reviewerId));
  return [...names.people.values()]
    .filter((somebody) => somebody.status === 'active' && can(somebody, 'requests.review'))
    .filter(({ personId }) => personId !== person.personId && !hasReviewed.has(personId))
    .map(({ name }) => name);
}

function moveTo({ principal, person, now }: View, policy: AccessPolicy, lease?: Lease): readonly string[] | null {
  if (lease === undefined) return null;
  const decision = decideMove({ lease, policy, person, addresses: addressesOf(principal), now });
  return decision.kind === 'open' ? decision.cidrs : null;
}

/** How many of a person's requests are looked through for what came to nothing. */
const RECENT_REQUESTS = 50;
const DAY_MS = 24 * 60 * 60 * 1000;

function refusedLately(latest: readonly AccessRequest[], now: Date): ReadonlyMap<string, AccessRequest> {
  const newest = new Map(latest.toReversed().map((request) => [request.policyId, request]));
  return new Map(
    [...newest].filter(
      ([, { state, decidedAt }]) =>
        (state === 'denied' || state === 'lapsed') &&
        decidedAt !== null &&
        now.getTime() - decidedAt.getTime() < DAY_MS,
    ),
  );
}
