/** Encrypts what the database must keep and nobody who reads it may know. */
export interface SecretBox {
  /** Names the key without telling anything about it: equal keys, equal names. */
  readonly keyId: string;
  /** `purpose` says what it is the secret of: it opens only under the same, so that rows cannot be exchanged. */
  seal(secret: string, purpose: string): string;
  /** @throws Error when another key sealed it, for another purpose, or when it was changed since. */
  open(sealed: string, purpose: string): string;
}
