import { relyingPartyOf } from '../../domain/relying-party.ts';
import type { RelyingParty } from '../../domain/relying-party.ts';
import { ProblemError } from '../problem-error.ts';

/** @throws `passkey.not-available` where browsers let nobody use passkeys. */
export function requireRelyingParty(publicUrl: string): RelyingParty {
  const relyingParty = relyingPartyOf(publicUrl);
  if (relyingParty !== null) return relyingParty;
  throw new ProblemError(
    'passkey.not-available',
    `Browsers use passkeys with https and a host name only, and people come here by ${publicUrl}. Ask the operator to set it up so.`,
  );
}
