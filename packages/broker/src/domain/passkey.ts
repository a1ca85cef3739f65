/** A key pair of a person's, whose private half never leaves their device or its password manager. */
export interface Passkey {
  readonly passkeyId: string;
  readonly organizationId: string;
  readonly personId: string;
  /** What its owner calls it. */
  readonly name: string;
  /** By which authenticators know it; base64url. */
  readonly credentialId: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  /** How often it was used, as its device says; 0 for ever on devices that do not count. */
  readonly counter: number;
  readonly transports: readonly string[];
  /** Whether it may be copied to the person's other devices; never changes. */
  readonly isSynced: boolean;
  /** Whether such a copy exists, as of its last use. */
  readonly isBackedUp: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** As many as anybody has devices; each is one more thing that can be stolen. */
export const MOST_PASSKEYS = 20;

/**
 * Whether a device that counts has counted on. One that has not is a copy of it, or it was shown an old answer: which of
 * the two is the right one nobody can tell, so neither gets in (WebAuthn, section 6.1.1).
 */
export function hasCountedOn(stored: number, shown: number): boolean {
  return (stored === 0 && shown === 0) || shown > stored;
}
