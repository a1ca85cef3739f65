import type { Ids } from '../ports/ids.ts';
import type { SetupLink } from '../ports/person-repository.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';

/** Long enough for a weekday, short enough for a link in somebody's mail. */
export const ONE_TIME_LINK_SECONDS = 24 * 3600;

/** For a link that anybody can ask for: whoever asked is at their mailbox now. */
export const FORGOTTEN_LINK_SECONDS = 3600;

/** A link that lets whoever has it choose a password once. Only the hash of its token is kept. */
export interface OneTimeLink {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Makes a link for a person, or for creating the first organization. */
export function newOneTimeLink(
  context: { readonly ids: Ids; readonly tokenHasher: TokenHasher },
  { personId, organizationId }: Pick<SetupLink, 'personId' | 'organizationId'>,
  now: Date,
  lifetimeSeconds = ONE_TIME_LINK_SECONDS,
): { readonly kept: SetupLink; readonly link: OneTimeLink } {
  const token = context.ids.newToken();
  const expiresAt = new Date(now.getTime() + lifetimeSeconds * 1000);
  return {
    kept: { personId, organizationId, tokenHash: context.tokenHasher.hash(token), expiresAt },
    link: { token, expiresAt },
  };
}

/** Where a person chooses a password. The token is in the fragment, which browsers do not send: no log has it. */
export function passwordLink(publicUrl: string, token: string): string {
  return new URL(`/set-password#token=${token}`, publicUrl).href;
}
