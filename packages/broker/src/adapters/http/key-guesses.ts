import type { IpAddress } from '@gatelease/security-groups';
import { RequestBudget } from './request-budget.ts';

/** A program with a wrong key may try it a few times a minute; who tries many keys is guessing. */
const WRONG_KEYS_PER_MINUTE = 30;

/** Counts the wrong API keys of each network in the running minute. */
export class KeyGuesses {
  readonly #budget: RequestBudget;

  constructor(now: () => number = Date.now) {
    this.#budget = new RequestBudget(WRONG_KEYS_PER_MINUTE, now);
  }

  note(address: IpAddress): void {
    this.#budget.spend(address);
  }

  /** The seconds to wait before another key is looked at; `null` when one may be tried. */
  waitSeconds(address: IpAddress): number | null {
    return this.#budget.exhaustedFor(address);
  }
}
