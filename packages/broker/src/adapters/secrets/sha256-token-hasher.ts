import { hash, timingSafeEqual } from 'node:crypto';
import type { TokenHasher } from '../../application/ports/token-hasher.ts';

/** A plain hash is enough, because tokens are 256 random bits: there is nothing to guess and nothing to slow down. */
export class Sha256TokenHasher implements TokenHasher {
  hash(token: string): string {
    return hash('sha256', token);
  }

  matches(token: string, hashes: readonly string[]): boolean {
    const given = Buffer.from(this.hash(token));
    const verdicts = hashes.map((kept) => kept.length === given.length && timingSafeEqual(Buffer.from(kept), given));
    return verdicts.includes(true);
  }
}
