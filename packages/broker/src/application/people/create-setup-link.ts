import { newOneTimeLink, type OneTimeLink } from '../sign-in/one-time-link.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/**
 * Makes the link that creates the first organization, for the server to print at its start; links printed before stop
 * working. `null` when there is an organization already.
 */
export type CreateSetupLink = () => Promise<OneTimeLink | null>;

export function makeCreateSetupLink(context: UseCaseContext & { readonly tokenHasher: TokenHasher }): CreateSetupLink {
  return () =>
    context.store.write(async (tx) => {
      if ((await tx.organizations.count()) > 0) return null;
      const { kept, link } = newOneTimeLink(context, { personId: null, organizationId: null }, context.clock.now());
      await tx.people.deleteSetupLinksOf(null);
      await tx.people.insertSetupLink(kept);
      return link;
    });
}
