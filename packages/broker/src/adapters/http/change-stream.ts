import { Readable } from 'node:stream';
import type { Change } from '../../application/ports/changes.ts';

/**
 * Server-sent events that say "look again at this topic".
 *
 * A change is only a topic, so what a slow reader has not taken yet is a set of topics: however much happens, its
 * buffer holds no more than one event for each.
 */
export class ChangeStream extends Readable {
  readonly #waiting = new Set<Change['topic']>();
  readonly #onClose: () => void;
  #isWanted = false;
  #isOver = false;

  constructor(onClose: () => void) {
    super({ highWaterMark: 1024 });
    this.#onClose = onClose;
    this.push('retry: 3000\n\n');
  }

  tell(topic: Change['topic']): void {
    this.#waiting.add(topic);
    if (this.#isWanted && !this.#isOver) this.#flush();
  }

  /** Keeps proxies from closing a connection on which nothing happens. */
  beat(): void {
    if (this.#isWanted && !this.#isOver) this.#isWanted = this.push(': still here\n\n');
  }

  /** The session is over: says so, so that the browser asks who it is instead of connecting again. */
  finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.push('event: session-ended\ndata: {}\n\n');
    this.push(null);
  }

  override _read(): void {
    this.#isWanted = true;
    if (!this.#isOver) this.#flush();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#onClose();
    callback(error);
  }

  #flush(): void {
    for (const topic of this.#waiting) {
      this.#waiting.delete(topic);
      this.#isWanted = this.push(`event: change\ndata: ${JSON.stringify({ topic })}\n\n`);
      if (!this.#isWanted) return;
    }
  }
}
