import { ANYBODY, newPasskeyChallenge } from '../passkeys/passkey-challenge.ts';
import { passkeyUseOptions, type PasskeyUseOptions } from '../passkeys/passkey-options.ts';
import { requireRelyingParty } from '../passkeys/require-relying-party.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { judgeAddress } from './sign-in-throttle.ts';
import { signInThrottled } from './sign-in-throttled.ts';

/**
 * Begins a sign-in with a passkey: what the browser needs to ask for one, the same for everybody.
 *
 * @throws `passkey.not-available`, `session.throttled`
 */
export type BeginPasskeySignIn = (input: { readonly address: string }) => Promise<PasskeyUseOptions>;

export function makeBeginPasskeySignIn(
  context: Pick<UseCaseContext, 'store' | 'clock' | 'ids'> & {
    readonly tokenHasher: TokenHasher;
    readonly publicUrl: string;
  },
): BeginPasskeySignIn {
  return async ({ address }) => {
    const relyingParty = requireRelyingParty(context.publicUrl);
    const now = context.clock.now();
    return context.store.write(async (tx) => {
      const verdict = await judgeAddress(tx.signInAttempts, address, now);
      if (verdict.kind === 'throttled') throw signInThrottled(verdict.retryAfterSeconds);
      return passkeyUseOptions(relyingParty, await newPasskeyChallenge(context, tx, ANYBODY, now));
    });
  };
}
