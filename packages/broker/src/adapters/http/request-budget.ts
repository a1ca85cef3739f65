import { cidrAround, type IpAddress } from '@gatelease/security-groups';

const WINDOW_MILLISECONDS = 60_000;

/** Beyond this many networks in one minute the count starts again: memory is bounded, whoever sends. */
const MOST_NETWORKS = 100_000;

/** An IPv6 customer has a /64 at least. */
const IPV6_NETWORK = 64;

/** Counts the requests of each network in the running minute. */
export class RequestBudget {
  readonly #limit: number;
  readonly #now: () => number;
  #counts = new Map<string, number>();
  #startedAt = 0;

  constructor(requestsPerMinute: number, now: () => number = Date.now) {
    this.#limit = requestsPerMinute;
    this.#now = now;
  }

  /** Counts a request. @returns the seconds to wait when it is one too many, else `null`. */
  spend(address: IpAddress): number | null {
    const now = this.#now();
    if (now - this.#startedAt >= WINDOW_MILLISECONDS || this.#counts.size >= MOST_NETWORKS) {
      this.#counts = new Map();
      this.#startedAt = now;
    }
    const network = networkOf(address);
    const count = (this.#counts.get(network) ?? 0) + 1;
    this.#counts.set(network, count);
    return count > this.#limit ? this.#secondsLeft(now) : null;
  }

  /** Counts nothing. @returns the seconds until the network may spend again when it has spent all, else `null`. */
  exhaustedFor(address: IpAddress): number | null {
    const now = this.#now();
    if (now - this.#startedAt >= WINDOW_MILLISECONDS) return null;
    const count = this.#counts.get(networkOf(address)) ?? 0;
    return count >= this.#limit ? this.#secondsLeft(now) : null;
  }

  #secondsLeft(now: number): number {
    return Math.ceil((this.#startedAt + WINDOW_MILLISECONDS - now) / 1000);
  }
}

function networkOf(address: IpAddress): string {
  return address.family === 'ipv6' ? cidrAround(address, IPV6_NETWORK).text : address.text;
}
