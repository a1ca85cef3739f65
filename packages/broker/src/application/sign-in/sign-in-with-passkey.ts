import type { Passkey } from '../../domain/passkey.ts';
import { ANYBODY, takePasskeyChallenge } from '../passkeys/passkey-challenge.ts';
import { challengeExpired, passkeyRefused } from '../passkeys/passkey-problems.ts';
import { requireRelyingParty } from '../passkeys/require-relying-party.ts';
import type { PasskeyAnswer, PasskeyVerifier, UsedPasskey } from '../ports/passkey-verifier.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { enterWithPasskey } from './enter-with-passkey.ts';
import type { Visitor } from './new-session.ts';
import { judgeAddress } from './sign-in-throttle.ts';
import { signInThrottled } from './sign-in-throttled.ts';
import { welcome, type SignedIn, type WelcomeContext } from './welcome.ts';

/**
 * Signs in whoever has the passkey: it says who they are, and their device has verified that it is them. So it stands
 * for both factors, also where a second one is asked for after a password.
 *
 * An unknown passkey, a wrong signature, a device that has not counted on and a deactivated person get one answer.
 *
 * @throws `passkey.not-available`, `passkey.expired`, `passkey.refused`, `session.throttled`
 */
export type SignInWithPasskey = (input: Visitor & { readonly answer: PasskeyAnswer }) => Promise<SignedIn>;

interface PasskeySignInContext extends UseCaseContext, WelcomeContext {
  readonly tokenHasher: TokenHasher;
  readonly passkeyVerifier: PasskeyVerifier;
  readonly publicUrl: string;
}

type Input = Parameters<SignInWithPasskey>[0];

export function makeSignInWithPasskey(context: PasskeySignInContext): SignInWithPasskey {
  return async (input) => {
    const found = await takeAndFind(context, input);
    const used =
      found.passkey === null ? null : await verify(context, input.answer, { ...found, passkey: found.passkey });
    const started = await context.store.write((tx) =>
      enterWithPasskey(context, tx, { visitor: input, passkey: found.passkey, used }),
    );
    if (started === null) throw passkeyRefused();
    return welcome(context, started);
  };
}

/** In a transaction of its own: the challenge is used up, whatever comes of it. */
async function takeAndFind(
  context: PasskeySignInContext,
  { answer, address }: Input,
): Promise<{ readonly challenge: string; readonly passkey: Passkey | null }> {
  const challenge = context.passkeyVerifier.challengeOf(answer.response.clientDataJSON);
  const now = context.clock.now();
  const taken = await context.store.write(async (tx) => {
    const verdict = await judgeAddress(tx.signInAttempts, address, now);
    if (verdict.kind === 'throttled') throw signInThrottled(verdict.retryAfterSeconds);
    const isOurs = await takePasskeyChallenge(context, tx, { ...ANYBODY, challenge }, now);
    return isOurs ? { passkey: await tx.passkeys.findByCredential(answer.id) } : null;
  });
  if (challenge === null || taken === null) throw challengeExpired();
  return { challenge, ...taken };
}

async function verify(
  { passkeyVerifier, publicUrl }: PasskeySignInContext,
  answer: PasskeyAnswer,
  { challenge, passkey }: { readonly challenge: string; readonly passkey: Passkey },
): Promise<UsedPasskey | null> {
  const { userHandle } = answer.response;
  if (userHandle !== null && userHandle !== passkeyVerifier.userHandleOf(passkey.personId)) return null;
  const relyingParty = requireRelyingParty(publicUrl);
  return passkeyVerifier.verifyUsed(answer, { challenge, relyingParty, passkey });
}
