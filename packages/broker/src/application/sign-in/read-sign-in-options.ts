import type { IdentityProvider } from '../ports/identity-provider.ts';

/** What a sign-in page can offer beside e-mail and password. */
export type ReadSignInOptions = () => { readonly identityProvider: { readonly name: string } | null };

export function makeReadSignInOptions({
  identityProvider,
}: {
  readonly identityProvider: IdentityProvider | null;
}): ReadSignInOptions {
  return () => ({ identityProvider: identityProvider === null ? null : { name: identityProvider.name } });
}
