import type { IdentityProvider } from '../ports/identity-provider.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import { ProblemError } from '../problem-error.ts';
import { providerSecrets } from './provider-secrets.ts';
import { judgeAddress } from './sign-in-throttle.ts';
import { signInThrottled } from './sign-in-throttled.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Long enough to find a phone and type a code at the provider. */
export const PROVIDER_SIGN_IN_SECONDS = 15 * 60;

/**
 * Begins a sign-in at the identity provider: where the browser has to go, and the token that it has to keep, in a
 * cookie that no script reads, until the provider sends it back.
 *
 * @throws `provider.not-configured`, `provider.unreachable`, `session.throttled`
 */
export type StartProviderSignIn = (input: {
  /** Where the portal goes afterwards: a path of its own. */
  readonly returnTo: string;
  readonly address: string;
}) => Promise<{ readonly url: string; readonly token: string }>;

export function makeStartProviderSignIn(
  context: Pick<UseCaseContext, 'store' | 'clock' | 'ids'> & {
    readonly tokenHasher: TokenHasher;
    readonly identityProvider: IdentityProvider | null;
  },
): StartProviderSignIn {
  return async ({ returnTo, address }) => {
    const provider = requireProvider(context.identityProvider);
    const now = context.clock.now();
    const verdict = await context.store.read((tx) => judgeAddress(tx.signInAttempts, address, now));
    if (verdict.kind === 'throttled') throw signInThrottled(verdict.retryAfterSeconds);

    const token = context.ids.newToken();
    const url = await provider.authorizationUrl(providerSecrets(context.tokenHasher, token));

    await context.store.write((tx) =>
      tx.challenges.insert({
        tokenHash: context.tokenHasher.hash(token),
        purpose: 'provider-sign-in',
        payload: returnTo,
        expiresAt: new Date(now.getTime() + PROVIDER_SIGN_IN_SECONDS * 1000),
      }),
    );
    return { url, token };
  };
}

/** @throws `provider.not-configured` */
export function requireProvider(provider: IdentityProvider | null): IdentityProvider {
  if (provider !== null) return provider;
  throw new ProblemError('provider.not-configured', 'This server has no identity provider. Sign in with a password.');
}
