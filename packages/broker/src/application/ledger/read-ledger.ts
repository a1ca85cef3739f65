import type { EventDetails } from '../details.ts';
import { knownPersonName, readNames } from '../leases/lease-details.ts';
import type { EventFilter } from '../ports/event-repository.ts';
import type { Page, PageRequest } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** The ledger, newest first. @throws `permission.denied` */
export type ListEvents = (
  principal: Principal,
  filter: Omit<EventFilter, 'organizationId'>,
  page: PageRequest,
) => Promise<Page<EventDetails>>;

export function makeListEvents({ store }: Pick<UseCaseContext, 'store'>): ListEvents {
  return async (principal, filter, page) => {
    requirePermission(principal, 'events.list');
    return store.read(async (tx) => {
      const { organizationId } = principal;
      const found = await tx.events.list({ ...filter, organizationId }, page);
      const names = await readNames(tx, organizationId);
      const items = found.items.map((event) => ({
        event,
        actorName: event.actor.kind === 'person' ? knownPersonName(names, event.actor.personId) : null,
        personName: event.personId === null ? null : knownPersonName(names, event.personId),
        resourceName: event.resourceId === null ? null : (names.resources.get(event.resourceId)?.name ?? null),
      }));
      return { items, next: found.next };
    });
  };
}
