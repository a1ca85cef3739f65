import { quotaUse, ruleKey } from '@gatelease/security-groups';
import { consoleLinkOf, ec2KindOf } from '../../domain/console-link.ts';
import type { Ec2Kind } from '../../domain/console-link.ts';
import { USUAL_RULES_PER_GROUP } from '../../domain/credential.ts';
import type { Credential } from '../../domain/credential.ts';
import type { Lease } from '../../domain/lease.ts';
import type { Resource, ResourceHealth } from '../../domain/resource.ts';
import { isWorldOpen } from '../../domain/world-open.ts';
import type { Ambient } from '../credentials/ambient.ts';
import { reaches } from '../api-keys/key-reach.ts';
import type { ResourceDetails, ResourceWithRules, RuleDetails } from '../details.ts';
import { personName, readNames } from '../leases/lease-details.ts';
import type { Names } from '../leases/lease-details.ts';
import type { Picture } from '../ports/picture-repository.ts';
import type { Page, PageRequest, Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { recordedRuleIds, withOwners } from '../reconcile/ownership.ts';
import { requirePermission } from '../require-permission.ts';
import { searchedPage } from '../searched-page.ts';
import type { UseCaseContext } from '../use-case-context.ts';

type ResourceContext = Pick<UseCaseContext, 'store'> & {
  readonly installationId: string;
  /** Which EC2 the server's own credential reaches: only AWS has a console. */
  readonly ambient: Ambient;
};

/** Which resources; what is left out lets all through. */
export interface ResourceFilter {
  /** Words that name, group id, the group's own name or its VPC hold. */
  readonly search?: string | undefined;
  readonly credentialId?: string | undefined;
  readonly region?: string | undefined;
  readonly vpcId?: string | undefined;
  readonly health?: ResourceHealth['state'] | undefined;
}

export interface ResourcePage extends Page<ResourceDetails> {
  /** What there is to filter by, over all resources of the organization. */
  readonly regions: readonly string[];
  readonly vpcIds: readonly string[];
}

/** Resources by name, page by page. @throws `permission.denied` */
export type ListResources = (principal: Principal, filter: ResourceFilter, page: PageRequest) => Promise<ResourcePage>;

export function makeListResources({ store, ambient }: ResourceContext): ListResources {
  return async (principal, filter, page) => {
    requirePermission(principal, 'resources.list');
    return store.read(async (tx) => {
      const all = await tx.resources.list(principal.organizationId);
      const resources = all.filter(({ resourceId }) => reaches(principal, resourceId));
      const live = await tx.leases.listLive({ organizationId: principal.organizationId });
      const pending = await pendingRequests(tx, principal.organizationId);
      const credentials = await tx.credentials.list(principal.organizationId);
      const found = searchedPage(
        {
          items: resources.filter((resource) => isLetThrough(resource, filter)),
          search: filter.search,
          idOf: ({ resourceId }) => resourceId,
          nameOf: ({ name }) => name,
          textOf: ({ name, groupId, groupName, vpcId }) => [name, groupId, groupName, vpcId].join(' '),
        },
        page,
      );
      const items = await Promise.all(
        found.items.map(async (resource) =>
          detailResource({
            resource,
            live,
            pending,
            picture: await tx.pictures.find(resource.resourceId),
            account: accountOf(resource, credentials, ambient),
          }),
        ),
      );
      return {
        items,
        next: found.next,
        regions: inOrder(resources.map(({ region }) => region)),
        vpcIds: inOrder(resources.flatMap(({ vpcId }) => (vpcId === null ? [] : [vpcId]))),
      };
    });
  };
}

function isLetThrough(resource: Resource, { credentialId, region, vpcId, health }: ResourceFilter): boolean {
  return (
    (credentialId === undefined || resource.credentialId === credentialId) &&
    (region === undefined || resource.region === region) &&
    (vpcId === undefined || resource.vpcId === vpcId) &&
    (health === undefined || resource.health.state === health)
  );
}

function inOrder(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** One resource with its rules as last read. @throws `permission.denied`, `resource.not-found` */
export type ReadResource = (principal: Principal, input: { readonly resourceId: string }) => Promise<ResourceWithRules>;

export function makeReadResource({ store, installationId, ambient }: ResourceContext): ReadResource {
  return async (principal, { resourceId }) => {
    requirePermission(principal, 'resources.list');
    return store.read(async (tx) => {
      const resource = await tx.resources.find(principal.organizationId, resourceId);
      if (resource === null || !reaches(principal, resourceId)) throw resourceNotFound(resourceId);
      const live = await tx.leases.listLiveOfResource(resourceId);
      const pending = await pendingRequests(tx, principal.organizationId);
      const picture = await tx.pictures.find(resourceId);
      const names = await readNames(tx, principal.organizationId);
      const account = accountOf(resource, await tx.credentials.list(principal.organizationId), ambient);
      return {
        ...detailResource({ resource, live, pending, picture, account }),
        readAt: picture?.readAt ?? null,
        rules: rulesOf(installationId, names, live, picture),
      };
    });
  };
}

export function resourceNotFound(resourceId: string): ProblemError {
  return new ProblemError('resource.not-found', `There is no resource ${resourceId} in your organization.`);
}

/** The account that a resource is in, as far as it matters to who looks at the resource. */
export interface ResourceAccount {
  readonly credential: Credential | null;
  readonly ec2Kind: Ec2Kind;
}

export function accountOf(resource: Resource, credentials: readonly Credential[], ambient: Ambient): ResourceAccount {
  const credential = credentials.find(({ credentialId }) => credentialId === resource.credentialId) ?? null;
  return { credential, ec2Kind: credential === null ? ambient.kind : ec2KindOf(credential, credentials, ambient.kind) };
}

/** A resource with the counts that people want to see beside it. */
export function detailResource({
  resource,
  live,
  pending,
  picture,
  account,
}: {
  readonly resource: Resource;
  readonly live: readonly Lease[];
  readonly pending: ReadonlyMap<string, number>;
  readonly picture: Picture | null;
  readonly account: ResourceAccount;
}): ResourceDetails {
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
    rulesLimit: account.credential?.rulesPerGroup ?? USUAL_RULES_PER_GROUP,
    credentialName: account.credential?.name ?? null,
    console: consoleLinkOf(resource, account.ec2Kind),
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
  const all = (picture?.rules ?? []).map(({ rule }) => rule);
  return withOwners(installationId, recordedRuleIds(live), picture?.rules ?? []).map(({ observed, rule, owner }) => ({
    observed,
    owned: owner === installationId,
    worldOpen: isWorldOpen(rule, all),
    leases: live
      .filter((lease) => lease.rules.some((entry) => ruleKey(entry.rule) === ruleKey(rule)))
      .map((lease) => ({
        leaseId: lease.leaseId,
        personName: personName(names, lease.personId),
        endsAt: lease.endsAt,
      })),
  }));
}
