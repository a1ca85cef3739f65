import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { lockOut } from './lock-out.ts';
import { requirePerson } from './read-person.ts';
import { requireChange } from './require-change.ts';

/**
 * Deletes a person for good. Everything they started ends first; see `lockOut`. Their name stays with what the ledger
 * and old leases say of them, and policies that name them grant nobody anything in their place.
 *
 * @throws `permission.denied`, `person.not-found`, `person.last-administrator`
 */
export type DeletePerson = (principal: Principal, input: { readonly personId: string }) => Promise<void>;

export function makeDeletePerson(context: UseCaseContext): DeletePerson {
  return async (principal, { personId }) => {
    requirePermission(principal, 'people.delete');
    const { organizationId, address } = principal;

    const claims = await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      // Other administrators' changes wait, so that two of them cannot delete each other at once.
      await tx.people.countActiveAdministrators(organizationId);
      const person = await requirePerson(tx, organizationId, personId);
      requireChange(person, { kind: 'delete' }, await tx.people.list(organizationId));

      const ended = await lockOut(tx, person, 'person-deleted', made);
      await tx.people.delete(person, made.at);
      const detail = { name: person.name, email: person.email, role: person.role };
      await tx.events.append([newEvent(made, 'person.deleted', { personId, address, detail })]);
      return ended;
    });

    await context.signal.wake(claims);
    for (const topic of ['people', 'policies', 'leases', 'requests'] as const) {
      context.changes.publish({ organizationId, topic });
    }
  };
}
