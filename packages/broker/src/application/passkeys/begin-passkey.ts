import { MOST_PASSKEYS } from '../../domain/passkey.ts';
import type { PasskeyVerifier } from '../ports/passkey-verifier.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import { ProblemError } from '../problem-error.ts';
import type { Authenticated } from '../sign-in/authenticate.ts';
import { requireConfirmedIdentity } from '../sign-in/confirm-identity.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { newPasskeyChallenge } from './passkey-challenge.ts';
import { newPasskeyOptions, type NewPasskeyOptions } from './passkey-options.ts';
import { requireRelyingParty } from './require-relying-party.ts';

/**
 * Begins to add a passkey of one's own: what the browser needs to make one. A session alone is not enough for it, or
 * whoever stole one would keep a key.
 *
 * @throws `passkey.not-available`, `passkey.too-many`, `session.not-fresh`, `password.wrong`, `session.throttled`
 */
export type BeginPasskey = (
  caller: Pick<Authenticated, 'principal' | 'session' | 'person'>,
  input: { readonly password: string | null },
) => Promise<NewPasskeyOptions>;

export function makeBeginPasskey(
  context: UseCaseContext & {
    readonly passwordHasher: PasswordHasher;
    readonly tokenHasher: TokenHasher;
    readonly passkeyVerifier: PasskeyVerifier;
    readonly publicUrl: string;
  },
): BeginPasskey {
  return async (caller, { password }) => {
    const relyingParty = requireRelyingParty(context.publicUrl);
    await requireConfirmedIdentity(context, caller, password);

    const { person } = caller;
    const { personId } = person;
    return context.store.write(async (tx) => {
      const passkeys = await tx.passkeys.listOfPerson(personId);
      if (passkeys.length >= MOST_PASSKEYS) throw tooMany();
      const purpose = 'passkey-registration';
      const challenge = await newPasskeyChallenge(context, tx, { purpose, personId }, context.clock.now());
      const userHandle = context.passkeyVerifier.userHandleOf(personId);
      return newPasskeyOptions(relyingParty, { person, userHandle, challenge, passkeys });
    });
  };
}

export function tooMany(): ProblemError {
  return new ProblemError(
    'passkey.too-many',
    `You have ${String(MOST_PASSKEYS)} passkeys already. Remove one that you do not use.`,
  );
}
