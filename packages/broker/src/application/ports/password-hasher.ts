export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Takes as long for a missing hash as for a wrong password. */
  verify(hash: string | null, password: string): Promise<boolean>;
}
