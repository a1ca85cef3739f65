/** Which key the secrets in this database are sealed with, so that a node with another key is noticed. */
export interface SecretKeyRepository {
  /** `null` while nothing was ever sealed. */
  keyId(): Promise<string | null>;
  /** Notes the key with the first secret. @returns the key that counts, which may be another one noted before. */
  claim(keyId: string): Promise<string>;
  /** Another key counts from now on; everything was sealed with it in this transaction. */
  replace(keyId: string): Promise<void>;
  /** Everything in the database that is sealed, whatever it is. */
  listSealed(): Promise<readonly SealedSecret[]>;
  saveSealed(secret: SealedSecret): Promise<void>;
}

/** A secret as it is stored. */
export interface SealedSecret {
  /** `totp` of a person, the access key of a `credential`, what only the recipient of a `message` may read. */
  readonly kind: 'totp' | 'credential' | 'message';
  /** Of the person, the credential or the message. */
  readonly id: string;
  readonly sealed: string;
}
