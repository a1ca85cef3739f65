import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { resourceNotFound } from './read-resources.ts';

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
