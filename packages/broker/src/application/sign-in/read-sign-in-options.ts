import { relyingPartyOf } from '../../domain/relying-party.ts';
import type { IdentityProvider } from '../ports/identity-provider.ts';

/** What a sign-in page can offer beside e-mail and password. */
export interface SignInOptions {
  readonly identityProvider: { readonly name: string } | null;
  /** Where browsers let people use passkeys; `null` when nowhere. */
  readonly passkeys: { readonly origin: string } | null;
}

export type ReadSignInOptions = () => SignInOptions;

export function makeReadSignInOptions({
  identityProvider,
  publicUrl,
}: {
  readonly identityProvider: IdentityProvider | null;
  readonly publicUrl: string;
}): ReadSignInOptions {
  const relyingParty = relyingPartyOf(publicUrl);
  return () => ({
    identityProvider: identityProvider === null ? null : { name: identityProvider.name },
    passkeys: relyingParty === null ? null : { origin: relyingParty.origin },
  });
}
