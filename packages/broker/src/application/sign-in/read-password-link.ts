import type { TokenHasher } from '../ports/token-hasher.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { requireLinkOwner } from './require-link-owner.ts';
import type { LinkOwner } from './require-link-owner.ts';

/**
 * Whose password a one-time link sets, for the page that it leads to. Reading it uses nothing up, and tells nobody
 * anything who could not set the password as well.
 *
 * @throws `setup.link-invalid`
 */
export type ReadPasswordLink = (input: { readonly token: string }) => Promise<LinkOwner>;

export function makeReadPasswordLink(
  context: Pick<UseCaseContext, 'store' | 'clock'> & { readonly tokenHasher: TokenHasher },
): ReadPasswordLink {
  return ({ token }) =>
    context.store.read((tx) => requireLinkOwner(tx, context.tokenHasher.hash(token), context.clock.now()));
}
