/** Somebody came while the line was full: answered with "try again", never kept waiting without bound. */
export class TurnstileFullError extends Error {
  override readonly name = 'TurnstileFullError';
}

/**
 * Lets at most `width` works run at a time; the others wait in line, first come, first served.
 *
 * It bounds what a flood of sign-ins can cost in memory and processor time, and how many guesses can be under way
 * before the first of them is counted.
 */
export class Turnstile {
  readonly #width: number;
  readonly #lineLimit: number;
  readonly #line: (() => void)[] = [];
  #inside = 0;

  constructor(width: number, lineLimit: number) {
    this.#width = width;
    this.#lineLimit = lineLimit;
  }

  /** @throws TurnstileFullError when the line is full. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#inside < this.#width) {
      this.#inside += 1;
      return;
    }
    if (this.#line.length >= this.#lineLimit) throw new TurnstileFullError('Too many are waiting already.');
    await new Promise<void>((resolve) => this.#line.push(resolve));
  }

  /** The place goes to the first in line, so it is never free in between. */
  #leave(): void {
    const next = this.#line.shift();
    if (next === undefined) this.#inside -= 1;
    else next();
  }
}
