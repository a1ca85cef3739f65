import { UnreachableError } from '@gatelease/contract/client';
import type { Io } from '../io.ts';

const FIRST_PAUSE_MS = 250;
const GROWTH = 1.5;
/** A server that is restarted is back by then. */
const PATIENCE_MS = 30_000;

export interface Polling<Value> {
  read(): Promise<Value>;
  isDone(value: Value): boolean;
  /** Sees every value that was read. */
  onValue?(value: Value): void;
  readonly longestPauseMs: number;
  readonly signal: AbortSignal;
}

/**
 * Reads again and again, quickly at first, until the value is what was waited for.
 *
 * A server that does not answer for a while is asked on; after half a minute of silence that is the answer.
 *
 * @throws UnreachableError
 */
export async function poll<Value>(io: Pick<Io, 'now' | 'sleep'>, polling: Polling<Value>): Promise<Value> {
  let pauseMs = FIRST_PAUSE_MS;
  let silentSince: Date | null = null;

  for (;;) {
    try {
      const value = await polling.read();
      silentSince = null;
      polling.signal.throwIfAborted();
      polling.onValue?.(value);
      if (polling.isDone(value)) return value;
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      silentSince ??= io.now();
      if (io.now().getTime() - silentSince.getTime() > PATIENCE_MS) throw error;
    }
    await io.sleep(pauseMs, polling.signal);
    polling.signal.throwIfAborted();
    pauseMs = Math.min(pauseMs * GROWTH, polling.longestPauseMs);
  }
}
