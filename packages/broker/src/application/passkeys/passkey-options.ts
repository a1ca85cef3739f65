import type { Passkey } from '../../domain/passkey.ts';
import type { Person } from '../../domain/person.ts';
import type { RelyingParty } from '../../domain/relying-party.ts';

/** EdDSA, ES256 and RS256, in COSE's numbers: what every authenticator has one of. */
export const PASSKEY_ALGORITHMS = [-8, -7, -257] as const;

/** How long a browser waits for its owner. */
export const PASSKEY_SECONDS = 5 * 60;

/** What a browser needs to make a passkey; the names are WebAuthn's. */
export interface NewPasskeyOptions {
  readonly rp: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly challenge: string;
  readonly pubKeyCredParams: readonly { readonly type: 'public-key'; readonly alg: number }[];
  readonly timeout: number;
  readonly excludeCredentials: readonly { readonly type: 'public-key'; readonly id: string }[];
  readonly authenticatorSelection: {
    readonly residentKey: 'required';
    readonly requireResidentKey: true;
    readonly userVerification: 'required';
  };
  readonly attestation: 'none';
}

/** What a browser needs to use one, whichever its owner picks. */
export interface PasskeyUseOptions {
  readonly rpId: string;
  readonly challenge: string;
  readonly timeout: number;
  readonly userVerification: 'required';
}

/**
 * Asks for a passkey that is kept with the account's name, so that it can be used without typing one, and for somebody
 * whom the device verifies: then it stands for both factors. Where it was made nobody needs to know.
 */
export function newPasskeyOptions(
  { id }: RelyingParty,
  given: {
    readonly person: Person;
    /** Base64url, as WebAuthn has it. */
    readonly userHandle: string;
    readonly challenge: string;
    readonly passkeys: readonly Passkey[];
  },
): NewPasskeyOptions {
  const { person, userHandle, challenge, passkeys } = given;
  return {
    rp: { id, name: 'Gatelease' },
    user: { id: userHandle, name: person.email, displayName: person.name },
    challenge,
    pubKeyCredParams: PASSKEY_ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: PASSKEY_SECONDS * 1000,
    excludeCredentials: passkeys.map(({ credentialId }) => ({ type: 'public-key', id: credentialId })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  };
}

export function passkeyUseOptions({ id }: RelyingParty, challenge: string): PasskeyUseOptions {
  return { rpId: id, challenge, timeout: PASSKEY_SECONDS * 1000, userVerification: 'required' };
}
