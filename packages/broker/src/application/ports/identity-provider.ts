import type { ProviderIdentity } from '../../domain/provider-sign-in.ts';

/** What only the browser that started a sign-in can know, and what ties the provider's answer to it. */
export interface ProviderSecrets {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE: the provider saw its hash first, and gives a token only to whoever knows it. */
  readonly codeVerifier: string;
}

/** The OpenID provider that the operator has configured. */
export interface IdentityProvider {
  /** As people know it: "Sign in with …". */
  readonly name: string;

  /** Where the browser has to go to sign in. @throws `provider.unreachable` */
  authorizationUrl(secrets: ProviderSecrets): Promise<string>;

  /**
   * Exchanges what the provider's redirect brought back for an identity. `parameters` is the query of that redirect.
   *
   * Signature, issuer, audience, expiry and nonce of the token have been checked, and the state of the redirect.
   *
   * @throws `provider.unreachable`, `provider.cancelled`, `provider.answer-refused`
   */
  identify(parameters: string, secrets: ProviderSecrets): Promise<ProviderIdentity>;
}
