import type { ChallengePurpose } from '../ports/challenge-repository.ts';
import type { Ids } from '../ports/ids.ts';
import type { Repositories } from '../ports/store.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import { PASSKEY_SECONDS } from './passkey-options.ts';

type PasskeyPurpose = Extract<ChallengePurpose, 'passkey-registration' | 'passkey-sign-in'>;

/** For whom a challenge is: a person who adds a passkey, or whoever comes. */
export interface PasskeyChallenge {
  readonly purpose: PasskeyPurpose;
  readonly personId: string;
}

/** Nobody yet: who it is, the passkey will say. */
export const ANYBODY: PasskeyChallenge = { purpose: 'passkey-sign-in', personId: '' };

/** Something for a passkey to sign, once, within the time that a browser waits for its owner. */
export async function newPasskeyChallenge(
  context: { readonly ids: Ids; readonly tokenHasher: TokenHasher },
  tx: Repositories,
  { purpose, personId }: PasskeyChallenge,
  now: Date,
): Promise<string> {
  const challenge = context.ids.newToken();
  const tokenHash = context.tokenHasher.hash(challenge);
  const expiresAt = new Date(now.getTime() + PASSKEY_SECONDS * 1000);
  await tx.challenges.insert({ tokenHash, purpose, payload: personId, expiresAt });
  return challenge;
}

/** Takes a challenge back: `false` when it was never given for this, to them, or is answered or too old. */
export async function takePasskeyChallenge(
  context: { readonly tokenHasher: TokenHasher },
  tx: Repositories,
  { purpose, personId, challenge }: PasskeyChallenge & { readonly challenge: string | null },
  now: Date,
): Promise<boolean> {
  if (challenge === null) return false;
  const taken = await tx.challenges.take(context.tokenHasher.hash(challenge), purpose, now);
  return taken !== null && taken.payload === personId;
}
