/** Turns a token into what the store keeps of it. */
export interface TokenHasher {
  hash(token: string): string;
  /** Whether the token is the one of any of the hashes; how long that takes says nothing about them. */
  matches(token: string, hashes: readonly string[]): boolean;
}
