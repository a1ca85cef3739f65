/** Which key the secrets in this database are sealed with, so that a node with another key is noticed. */
export interface SecretKeyRepository {
  /** `null` while nothing was ever sealed. */
  keyId(): Promise<string | null>;
  /** Notes the key with the first secret. @returns the key that counts, which may be another one noted before. */
  claim(keyId: string): Promise<string>;
}
