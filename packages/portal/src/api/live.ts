import type { Topic } from './topics.ts';

export type LiveState = 'connecting' | 'live' | 'reconnecting';

/** What the stream of changes needs from the world, so that it can be tried without one. */
export interface LiveSource {
  /** Opens a stream; returns how to close it. */
  open(handlers: { opened(): void; changed(topic: Topic): void; failed(): void }): () => void;
  /** Calls back once after so many milliseconds, unless the returned function is called first. */
  later(milliseconds: number, callback: () => void): () => void;
}

export interface LiveListener {
  stateChanged(state: LiveState): void;
  topicsChanged(topics: readonly Topic[]): void;
  /** Anything may have changed. */
  everythingMayHaveChanged(): void;
}

const GATHER_MS = 120;
const POLL_MS = 15_000;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 15_000;

/**
 * Listens to the server's stream of changes until stopped.
 *
 * Changes that come close together are passed on together. While there is no stream, everything is read again every
 * 15 seconds; after a break also once at the reconnection, because what was said meanwhile is lost.
 */
export function listenForChanges(source: LiveSource, listener: LiveListener): () => void {
  const cancels = { stream: () => {}, gather: () => {}, retry: () => {}, poll: () => {} };
  const gathered = new Set<Topic>();
  let failures = 0;

  const pollOn = (): void => {
    cancels.poll = source.later(POLL_MS, () => {
      listener.everythingMayHaveChanged();
      pollOn();
    });
  };
  const opened = (): void => {
    cancels.poll();
    listener.stateChanged('live');
    if (failures > 0) listener.everythingMayHaveChanged();
    failures = 0;
  };
  const changed = (topic: Topic): void => {
    if (gathered.size === 0) cancels.gather = source.later(GATHER_MS, passOn);
    gathered.add(topic);
  };
  const passOn = (): void => {
    const topics = [...gathered];
    gathered.clear();
    listener.topicsChanged(topics);
  };
  const failed = (): void => {
    cancels.stream();
    if (failures === 0) pollOn();
    failures += 1;
    // Refused again and not just cut off: perhaps the session is over, and reading tells.
    if (failures === 2) listener.everythingMayHaveChanged();
    listener.stateChanged('reconnecting');
    cancels.retry = source.later(Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS), connect);
  };
  const connect = (): void => {
    cancels.stream = source.open({ opened, changed, failed });
  };

  listener.stateChanged('connecting');
  connect();
  return () => {
    for (const cancel of Object.values(cancels)) cancel();
  };
}
