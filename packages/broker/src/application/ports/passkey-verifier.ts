import type { Passkey } from '../../domain/passkey.ts';
import type { RelyingParty } from '../../domain/relying-party.ts';

/** What a browser answers when a passkey was made. All texts are base64url. */
export interface NewPasskeyAnswer {
  readonly id: string;
  readonly response: {
    readonly clientDataJSON: string;
    readonly attestationObject: string;
    readonly transports: readonly string[];
  };
}

/** What a browser answers when a passkey was used. */
export interface PasskeyAnswer {
  readonly id: string;
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
    readonly userHandle: string | null;
  };
}

export type MadePasskey = Pick<
  Passkey,
  'credentialId' | 'publicKey' | 'counter' | 'transports' | 'isSynced' | 'isBackedUp'
>;

export type UsedPasskey = Pick<Passkey, 'counter' | 'isBackedUp'>;

/**
 * Checks what browsers answer: made for this relying party, at its origin, for this challenge, by somebody whom their
 * device has verified, and signed with the right key.
 */
export interface PasskeyVerifier {
  /** The challenge that an answer claims to be for; `null` when it is no answer at all. Proves nothing. */
  challengeOf(clientDataJSON: string): string | null;
  /** A person's id as devices keep it with the passkey, and say it again when it is used. */
  userHandleOf(personId: string): string;
  /** `null` when anything about it is wrong. */
  verifyMade(answer: NewPasskeyAnswer, expected: Expected): Promise<MadePasskey | null>;
  /** `null` when anything about it is wrong. */
  verifyUsed(answer: PasskeyAnswer, expected: Expected & { readonly passkey: Passkey }): Promise<UsedPasskey | null>;
}

export interface Expected {
  readonly challenge: string;
  readonly relyingParty: RelyingParty;
}
