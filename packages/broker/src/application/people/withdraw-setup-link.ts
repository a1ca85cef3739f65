import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { requirePerson } from './read-person.ts';
import { withdrawLinks } from './withdraw-links.ts';

/**
 * Makes the one-time links of a person stop working; messages that still wait with one are recalled. Who has no password yet stays out until a new link is made; a
 * password that is there goes on working.
 *
 * @throws `permission.denied`, `person.not-found`
 */
export type WithdrawSetupLink = (principal: Principal, input: { readonly personId: string }) => Promise<void>;

export function makeWithdrawSetupLink(context: UseCaseContext): WithdrawSetupLink {
  return async (principal, { personId }) => {
    requirePermission(principal, 'people.edit');
    const { organizationId, address } = principal;

    await context.store.write(async (tx) => {
      await requirePerson(tx, organizationId, personId);
      await withdrawLinks(tx, personId);
      await tx.events.append([
        newEvent(madeBy(principal, context), 'person.setup-link-withdrawn', { personId, address }),
      ]);
    });
    context.changes.publish({ organizationId, topic: 'people' });
    context.changes.publish({ organizationId, topic: 'messages' });
  };
}
