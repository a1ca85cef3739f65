import type { ProviderSecrets } from '../ports/identity-provider.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';

/**
 * What ties the provider's answer to the browser that asked: all made from the one token in its cookie, each by a hash
 * of its own, so that the store holds none of them and knowing one tells nothing of the others.
 */
export function providerSecrets(tokenHasher: TokenHasher, token: string): ProviderSecrets {
  return {
    state: tokenHasher.hash(`state of ${token}`),
    nonce: tokenHasher.hash(`nonce of ${token}`),
    codeVerifier: tokenHasher.hash(`code verifier of ${token}`),
  };
}
