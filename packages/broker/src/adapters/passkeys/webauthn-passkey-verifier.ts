import type {
  Expected,
  MadePasskey,
  NewPasskeyAnswer,
  PasskeyAnswer,
  PasskeyVerifier,
  UsedPasskey,
} from '../../application/ports/passkey-verifier.ts';
import { PASSKEY_ALGORITHMS } from '../../application/passkeys/passkey-options.ts';
import type { Passkey } from '../../domain/passkey.ts';

/** Checks answers with SimpleWebAuthn, which is loaded when somebody uses a passkey first: it is large. */
export class WebAuthnPasskeyVerifier implements PasskeyVerifier {
  challengeOf(clientDataJSON: string): string | null {
    try {
      const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
      return isRecord(data) && typeof data['challenge'] === 'string' ? data['challenge'] : null;
    } catch {
      return null;
    }
  }

  userHandleOf(personId: string): string {
    return Buffer.from(personId, 'utf8').toString('base64url');
  }

  async verifyMade({ id, response }: NewPasskeyAnswer, expected: Expected): Promise<MadePasskey | null> {
    const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
    const verified = await nullWhenWrong(() =>
      verifyRegistrationResponse({
        response: {
          id,
          rawId: id,
          type: 'public-key',
          clientExtensionResults: {},
          response: { ...response, transports: [...response.transports] },
        },
        expectedChallenge: expected.challenge,
        expectedOrigin: expected.relyingParty.origin,
        expectedRPID: expected.relyingParty.id,
        requireUserVerification: true,
        supportedAlgorithmIDs: [...PASSKEY_ALGORITHMS],
      }),
    );
    if (verified === null || !verified.verified) return null;

    const { credential, credentialDeviceType, credentialBackedUp } = verified.registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: response.transports,
      isSynced: credentialDeviceType === 'multiDevice',
      isBackedUp: credentialBackedUp,
    };
  }

  async verifyUsed(
    { id, response }: PasskeyAnswer,
    { challenge, relyingParty, passkey }: Expected & { readonly passkey: Passkey },
  ): Promise<UsedPasskey | null> {
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
    const { userHandle, ...signed } = response;
    const verified = await nullWhenWrong(() =>
      verifyAuthenticationResponse({
        response: {
          id,
          rawId: id,
          type: 'public-key',
          clientExtensionResults: {},
          response: { ...signed, ...(userHandle === null ? {} : { userHandle }) },
        },
        expectedChallenge: challenge,
        expectedOrigin: relyingParty.origin,
        expectedRPID: relyingParty.id,
        requireUserVerification: true,
        credential: {
          id: passkey.credentialId,
          publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
          // What the device has counted is judged with what is stored, by `hasCountedOn`.
          counter: 0,
        },
      }),
    );
    if (verified === null || !verified.verified) return null;
    const { newCounter, credentialBackedUp, credentialDeviceType } = verified.authenticationInfo;
    // Whether a key may be copied is settled when it is made: a device that says otherwise has another key.
    if ((credentialDeviceType === 'multiDevice') !== passkey.isSynced) return null;
    return { counter: newCounter, isBackedUp: credentialBackedUp };
  }
}

/** The library throws for whatever is wrong with an answer, as it would for a mistake of ours. */
async function nullWhenWrong<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
