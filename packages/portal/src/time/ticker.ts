type Listener = () => void;

/** One clock for everything on the page that counts down. */
export interface Ticker {
  subscribe(listener: Listener): () => void;
  now(): number;
}

export interface TickerSource {
  now(): number;
  /** Calls back every second until the returned function is called. */
  everySecond(callback: Listener): () => void;
}

/**
 * A ticker that runs only while somebody listens, and gives all listeners the same `now` between two ticks.
 *
 * With the first listener it looks at the clock afresh: otherwise a card that appears after a quiet hour would
 * show what was true an hour ago.
 */
export function createTicker(source: TickerSource): Ticker {
  const listeners = new Set<Listener>();
  let now = source.now();
  let stop: Listener | undefined;

  const tick = (): void => {
    now = source.now();
    for (const listener of listeners) listener();
  };

  return {
    now: () => now,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        now = source.now();
        stop = source.everySecond(tick);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop?.();
      };
    },
  };
}
