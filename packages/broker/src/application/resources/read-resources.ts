import { DEFAULT_RULES_PER_GROUP, parseCidr, quotaUse, ruleKey } from '@gatelease/security-groups';
import type { Rule } from '@gatelease/security-groups';
import type { Lease } from '../../domain/lease.ts';
import type { Resource } from '../../domain/resource.ts';
import type { ResourceDetails, ResourceWithRules, RuleDetails } from '../details.ts';
import { personName, readNames } from '../leases/lease-details.ts';
import type { Names } from '../leases/lease-details.ts';
import type { Picture } from '../ports/picture-repository.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { recordedRuleIds, withOwners } from '../reconcile/ownership.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

type ResourceContext = Pick<UseCaseContext, 'store'> & { readonly installationId: string };

/** All resources by name. @throws `permission.denied` */
export type ListResources = (principal: Principal) => Promise<readonly ResourceDetails[]>;

export function makeListResources({ store }: ResourceContext): ListResources {
  return async (principal) => {
    requirePermission(principal, 'resources.list');
    return store.read(async (tx) => {
      const resources = await tx.resources.list(principal.organizationId);
      const live = await tx.leases.listLive({ organizationId: principal.organizationId });
      const pending = await pendingRequests(tx, principal.organizationId);
      return Promise.all(
        resources.map(async (resource) =>
          detailResource(resource, live, pending, await tx.pictures.find(resource.resourceId)),
        ),
      );
    });
  };
}

/** One resource with its rules as last read. @throws `permission.denied`, `resource.not-found` */
export type ReadResource = (principal: Principal, input: { readonly resourceId: string }) => Promise<ResourceWithRules>;

export function makeReadResource({ store, installationId }: ResourceContext): ReadResource {
  return async (principal, { resourceId }) => {
    requirePermission(principal, 'resources.list');
    return store.read(async (tx) => {
      const resource = await tx.resources.find(principal.organizationId, resourceId);
      if (resource === null) throw resourceNotFound(resourceId);
      const live = await tx.leases.listLiveOfResource(resourceId);
      const pending = await pendingRequests(tx, principal.organizationId);
      const picture = await tx.pictures.find(resourceId);
      const names = await readNames(tx, principal.organizationId);
      return {
        ...detailResource(resource, live, pending, picture),
        readAt: picture?.readAt ?? null,
        rules: rulesOf(installationId, names, live, picture),
      };
    });
  };
}

export function resourceNotFound(resourceId: string): ProblemError {
  return new ProblemError('resource.not-found', `There is no resource ${resourceId} in your organization.`);
}

/** A resource with the counts that people want to see beside it. */
export function detailResource(
  resource: Resource,
  live: readonly Lease[],
  pending: ReadonlyMap<string, number>,
  picture: Picture | null,
): ResourceDetails {
  const use =
    picture === null
      ? null
      : quotaUse(
          picture.rules.map(({ rule }) => rule),
          new Map(),
        ).ingress;
  return {
    resource,
    liveLeases: live.filter(({ resourceId }) => resourceId === resource.resourceId).length,
    pendingRequests: pending.get(resource.resourceId) ?? 0,
    rulesUsed: use === null ? null : Math.max(use.ipv4, use.ipv6),
    rulesLimit: DEFAULT_RULES_PER_GROUP,
  };
}

async function pendingRequests(tx: Repositories, organizationId: string): Promise<ReadonlyMap<string, number>> {
  const { items } = await tx.requests.list({ organizationId, states: ['pending'] }, { after: null, limit: 500 });
  const counts = new Map<string, number>();
  for (const { resourceId } of items) counts.set(resourceId, (counts.get(resourceId) ?? 0) + 1);
  return counts;
}

function rulesOf(
  installationId: string,
  names: Names,
  live: readonly Lease[],
  picture: Picture | null,
): readonly RuleDetails[] {
  return withOwners(installationId, recordedRuleIds(live), picture?.rules ?? []).map(({ observed, rule, owner }) => ({
    observed,
    owned: owner === installationId,
    worldOpen: isWorldOpen(rule),
    leases: live
      .filter((lease) => lease.rules.some((entry) => ruleKey(entry.rule) === ruleKey(rule)))
      .map((lease) => ({
        leaseId: lease.leaseId,
        personName: personName(names, lease.personId),
        endsAt: lease.endsAt,
      })),
  }));
}

/** Ingress from anywhere: one whole address family, or half of it, which nobody means to open. */
function isWorldOpen({ direction, peer }: Rule): boolean {
  if (direction !== 'ingress' || (peer.kind !== 'ipv4' && peer.kind !== 'ipv6')) return false;
  const cidr = parseCidr(peer.cidr);
  return cidr.ok && cidr.value.prefixLength <= 1;
}
