import type { Ec2Kind } from '../../domain/console-link.ts';
import type { Resource } from '../../domain/resource.ts';
import type { ResourceDetails } from '../details.ts';
import { markDueNow } from '../reconcile/claim-terms.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { detailResource, resourceNotFound } from './read-resources.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/**
 * Takes a security group under management. Its rules are read by the worker right after; nothing in it is changed.
 *
 * @throws `permission.denied`, `resource.duplicate`
 */
export type AddResource = (
  principal: Principal,
  input: { readonly name?: string | undefined; readonly region: string; readonly groupId: string },
) => Promise<ResourceDetails>;

export function makeAddResource(context: UseCaseContext & { readonly ec2Kind: Ec2Kind }): AddResource {
  return async (principal, { name, region, groupId }) => {
    requirePermission(principal, 'resources.add');
    const { resource, claim } = await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const added: Resource = {
        resourceId: context.ids.newId('resource'),
        organizationId: principal.organizationId,
        name: name ?? groupId,
        kind: 'security-group',
        region,
        groupId,
        groupName: null,
        vpcId: null,
        health: { state: 'unknown' },
        createdAt: made.at,
        version: 1,
      };
      await tx.resources.insert(added);
      const { resourceId } = added;
      await tx.events.append([
        newEvent(made, 'resource.added', { resourceId, detail: { region, groupId, name: added.name } }),
      ]);
      return { resource: added, claim: await markDueNow(tx, resourceId, made) };
    });
    await context.signal.wake(claim === null ? [] : [claim]);
    context.changes.publish({ organizationId: principal.organizationId, topic: 'resources' });
    return detailResource({ resource, live: [], pending: new Map(), picture: null, ec2Kind: context.ec2Kind });
  };
}

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
      if ((await tx.resources.find(principal.organizationId, resourceId)) === null) throw resourceNotFound(resourceId);
      const at = context.clock.now();
      await tx.work.markDue(resourceId, at, { pictureIsStale: true });
      return { claim: await markDueNow(tx, resourceId, { worker: context.worker, at }), askedAt: at };
    });
    await context.signal.wake(claim === null ? [] : [claim]);
    return { askedAt };
  };
}

/**
 * Stops managing a group. Its policies go with it; while leases are live it is refused, because their rules would be
 * left behind.
 *
 * @throws `permission.denied`, `resource.not-found`, `resource.in-use`
 */
export type DeleteResource = (principal: Principal, input: { readonly resourceId: string }) => Promise<void>;

export function makeDeleteResource(context: UseCaseContext): DeleteResource {
  return async (principal, { resourceId }) => {
    requirePermission(principal, 'resources.delete');
    await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const { organizationId } = principal;
      const resource = await tx.resources.find(organizationId, resourceId);
      if (resource === null) throw resourceNotFound(resourceId);

      const live = await tx.leases.listLiveOfResource(resourceId);
      if (live.length > 0) {
        throw new ProblemError(
          'resource.in-use',
          `${resource.name} has ${String(live.length)} leases that are not closed yet. Close them first; removing it would leave their rules in the group.`,
        );
      }
      for (const policy of await tx.policies.list(organizationId)) {
        if (policy.resourceId === resourceId) await tx.policies.delete(organizationId, policy.policyId);
      }
      await tx.work.delete(resourceId);
      await tx.resources.delete(organizationId, resourceId);
      const { name, region, groupId } = resource;
      await tx.events.append([newEvent(made, 'resource.deleted', { resourceId, detail: { name, region, groupId } })]);
    });
    context.changes.publish({ organizationId: principal.organizationId, topic: 'resources' });
    context.changes.publish({ organizationId: principal.organizationId, topic: 'policies' });
  };
}
