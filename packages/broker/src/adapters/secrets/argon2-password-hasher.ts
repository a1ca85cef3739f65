import { randomBytes } from 'node:crypto';
import { hash, verify, type Options } from '@node-rs/argon2';
import type { PasswordHasher } from '../../application/ports/password-hasher.ts';
import { Turnstile } from '../../application/sign-in/turnstile.ts';

/** argon2id with 64 MiB, two passes, one thread: more than OWASP's smallest recommendation (19 MiB, two passes). */
const COST: Options = { memoryCost: 65_536, timeCost: 2, parallelism: 1 };

/** How many passwords are hashed at once, and how many wait: each takes memory and a thread of Node's pool of four. */
const AT_ONCE = 2;
const WAITING = 500;

/** Hashes with argon2id (the library's default variant), a few at a time. */
export class Argon2PasswordHasher implements PasswordHasher {
  readonly #cost: Options;
  readonly #turnstile = new Turnstile(AT_ONCE, WAITING);
  /** What a password is compared with when there is no hash: nobody knows the password it was made of. */
  readonly #stand: Promise<string>;

  constructor(cost: Options = COST) {
    this.#cost = cost;
    this.#stand = hash(randomBytes(32), cost);
  }

  hash(password: string): Promise<string> {
    return this.#turnstile.run(() => hash(password.normalize('NFKC'), this.#cost));
  }

  verify(encoded: string | null, password: string): Promise<boolean> {
    return this.#turnstile.run(async () => {
      const isRight = await verify(encoded ?? (await this.#stand), password.normalize('NFKC'));
      return encoded !== null && isRight;
    });
  }
}
