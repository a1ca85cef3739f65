import { randomFillSync } from 'node:crypto';

const SUPPLY_BYTES = 4096;

/** Random bytes for ids, drawn many at once: asking the system each time takes longer than making the id. */
export class RandomSupply {
  readonly #bytes = Buffer.alloc(SUPPLY_BYTES);
  #used = SUPPLY_BYTES;

  /** @param count at most 4096. @returns bytes that are given out once; read them before the next call. */
  take(count: number): Buffer {
    if (this.#used + count > SUPPLY_BYTES) {
      randomFillSync(this.#bytes);
      this.#used = 0;
    }
    this.#used += count;
    return this.#bytes.subarray(this.#used - count, this.#used);
  }
}
