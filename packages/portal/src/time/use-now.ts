import { useSyncExternalStore } from 'react';
import { readersPlace } from './instant-text.ts';
import { serverNow } from './server-clock.ts';
import { createTicker } from './ticker.ts';

const ticker = createTicker({
  now: serverNow,
  everySecond: (callback) => {
    const timer = window.setInterval(callback, 1000);
    return () => {
      window.clearInterval(timer);
    };
  },
});

/** The present instant in milliseconds, by the server's clock; renders again each second. */
export function useNow(): number {
  return useSyncExternalStore(ticker.subscribe, ticker.now);
}

/** Where and in which language the reader reads dates. */
export const HERE = readersPlace(navigator.language);
