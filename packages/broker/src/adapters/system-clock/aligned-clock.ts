import type { Clock } from '../../application/ports/clock.ts';

/** How long one asking may take to be trusted; a slower answer says too little about when it was true. */
const LONGEST_ROUND_TRIP_MS = 1_000;

/**
 * The machine's clock, set right by a clock that several nodes share.
 *
 * Asked every now and then (`align`), and in between it runs on by itself, so that telling the time costs nothing and
 * nodes whose own clocks disagree still decide alike.
 */
export class AlignedClock implements Clock {
  readonly #own: () => number;
  readonly #shared: () => Promise<Date>;
  #aheadMs = 0;

  constructor(shared: () => Promise<Date>, own: () => number = Date.now) {
    this.#shared = shared;
    this.#own = own;
  }

  now(): Date {
    return new Date(this.#own() + this.#aheadMs);
  }

  /** @throws what asking the shared clock throws; the clock then runs on as it was set before. */
  async align(): Promise<void> {
    const askedAt = this.#own();
    const shared = await this.#shared();
    const answeredAt = this.#own();
    if (answeredAt - askedAt > LONGEST_ROUND_TRIP_MS) return;
    this.#aheadMs = shared.getTime() - (askedAt + answeredAt) / 2;
  }
}
