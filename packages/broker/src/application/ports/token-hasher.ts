/** Turns a token into what the store keeps of it. */
export interface TokenHasher {
  hash(token: string): string;
}
