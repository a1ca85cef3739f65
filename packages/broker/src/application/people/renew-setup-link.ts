import { madeBy, newEvent } from '../made-by.ts';
import { newOneTimeLink, type OneTimeLink } from '../sign-in/one-time-link.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePerson } from './read-person.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/**
 * Makes a new one-time link for choosing a password; links made before stop working. The password and the sessions
 * stay until the link is used.
 *
 * @throws `permission.denied`, `person.not-found`, `request.invalid` for a deactivated person
 */
export type RenewSetupLink = (principal: Principal, input: { readonly personId: string }) => Promise<OneTimeLink>;

export function makeRenewSetupLink(context: UseCaseContext & { readonly tokenHasher: TokenHasher }): RenewSetupLink {
  return async (principal, { personId }) => {
    requirePermission(principal, 'people.edit');
    const { organizationId, address } = principal;
    const at = context.clock.now();

    return context.store.write(async (tx) => {
      const person = await requirePerson(tx, organizationId, personId);
      if (person.status !== 'active') {
        throw new ProblemError('request.invalid', `${person.name} is deactivated. Reactivate first, then make a link.`);
      }
      const { kept, link } = newOneTimeLink(context, person, at);
      await tx.people.deleteSetupLinksOf(personId);
      await tx.people.insertSetupLink(kept);
      await tx.events.append([newEvent(madeBy(principal, context), 'person.setup-link-made', { personId, address })]);
      return link;
    });
  };
}
