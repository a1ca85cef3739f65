import { MOST_PASSKEYS } from '../../domain/passkey.ts';
import type { Passkey } from '../../domain/passkey.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { NewPasskeyAnswer, PasskeyVerifier } from '../ports/passkey-verifier.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { keepOnlyThisSession } from '../second-factor/keep-this-session.ts';
import { giveRecoveryCodes } from '../second-factor/recovery-codes.ts';
import type { Authenticated } from '../sign-in/authenticate.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { tooMany } from './begin-passkey.ts';
import { takePasskeyChallenge } from './passkey-challenge.ts';
import { challengeExpired } from './passkey-problems.ts';
import { requireRelyingParty } from './require-relying-party.ts';
import { tellSecurityChange } from '../mail/tell-security-change.ts';

export interface AddedPasskey {
  readonly passkey: Passkey;
  /** With the first second factor, and the only time that anybody sees them; `null` with any other. */
  readonly recoveryCodes: readonly string[] | null;
}

/**
 * Adds a passkey that the browser made for `beginPasskey`. The first second factor of a person ends their other sessions,
 * which began without.
 *
 * @throws `passkey.not-available`, `passkey.expired`, `passkey.refused`, `passkey.too-many`, `storage.conflict`
 */
export type AddPasskey = (
  caller: Pick<Authenticated, 'principal' | 'session'>,
  input: { readonly name: string; readonly answer: NewPasskeyAnswer },
) => Promise<AddedPasskey>;

export interface AddPasskeyContext extends UseCaseContext {
  readonly tokenHasher: TokenHasher;
  readonly passkeyVerifier: PasskeyVerifier;
  readonly publicUrl: string;
}

export function makeAddPasskey(context: AddPasskeyContext): AddPasskey {
  return async ({ principal, session }, { name, answer }) => {
    const made = await verifyMade(context, principal, answer);
    const added = await context.store.write(async (tx) => {
      const { organizationId, personId, address } = principal;
      const decision = madeBy(principal, context);
      const person = await tx.people.find(organizationId, personId);
      if (person === null) throw new ProblemError('person.not-found', 'You were deleted.');
      if ((await tx.passkeys.listOfPerson(personId)).length >= MOST_PASSKEYS) throw tooMany();

      const passkeyId = context.ids.newId('passkey');
      const createdAt = decision.at;
      const passkey: Passkey = { passkeyId, organizationId, personId, name, createdAt, lastUsedAt: null, ...made };
      await tx.passkeys.insert(passkey);
      const isFirst = person.secondFactors.length === 0;
      const recoveryCodes = isFirst ? await giveRecoveryCodes(context, tx, personId) : null;
      if (isFirst) await keepOnlyThisSession(tx, session, decision.at);
      await tx.events.append([newEvent(decision, 'person.passkey-added', { personId, address, detail: { name } })]);
      const at = decision.at;
      await tellSecurityChange(
        context,
        tx,
        { kind: 'passkey-added', name },
        { person, at, from: { address, device: null } },
      );
      return { passkey, recoveryCodes };
    });
    context.changes.publish({ organizationId: principal.organizationId, topic: 'people' });
    return added;
  };
}

async function verifyMade(context: AddPasskeyContext, { personId }: Principal, answer: NewPasskeyAnswer) {
  const relyingParty = requireRelyingParty(context.publicUrl);
  const challenge = context.passkeyVerifier.challengeOf(answer.response.clientDataJSON);
  const asked = { purpose: 'passkey-registration', personId, challenge } as const;
  const isOurs = await context.store.write((tx) => takePasskeyChallenge(context, tx, asked, context.clock.now()));
  if (challenge === null || !isOurs) throw challengeExpired();

  const made = await context.passkeyVerifier.verifyMade(answer, { challenge, relyingParty });
  if (made !== null) return made;
  throw new ProblemError(
    'passkey.refused',
    `The passkey was not made as it should be. It has to be made at ${relyingParty.origin}, with your fingerprint, face or PIN.`,
  );
}
