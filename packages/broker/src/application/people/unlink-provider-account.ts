import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { requirePerson } from './read-person.ts';

/**
 * Takes a person's accounts at identity providers off them, and ends their sessions: for somebody who left one there, or
 * was given a new one. The next account that signs in with their verified e-mail address is linked in its place.
 *
 * @throws `permission.denied`, `person.not-found`
 */
export type UnlinkProviderAccount = (principal: Principal, input: { readonly personId: string }) => Promise<void>;

export function makeUnlinkProviderAccount(context: UseCaseContext): UnlinkProviderAccount {
  return async (principal, { personId }) => {
    requirePermission(principal, 'people.edit');
    const { organizationId, address } = principal;

    await context.store.write(async (tx) => {
      await requirePerson(tx, organizationId, personId);
      await tx.providerAccounts.deleteOfPerson(personId);
      if (personId !== principal.personId) await tx.sessions.deleteOfPerson(personId);
      await tx.events.append([newEvent(madeBy(principal, context), 'person.provider-unlinked', { personId, address })]);
    });
    context.changes.publish({ organizationId, topic: 'people' });
  };
}
