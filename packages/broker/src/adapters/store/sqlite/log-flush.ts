import { close, fdatasync, open } from 'node:fs';
import { promisify } from 'node:util';
import { unavailable } from '../storage-problems.ts';

/** A file that has been written to, with what brings it to the disk. Tests hand in one whose disk fails. */
export interface WrittenFile {
  /** Resolves when everything that anybody wrote to the file before the call would survive a power cut. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a file for nothing but flushing it: on a descriptor of its own, in a thread of Node's pool. */
export async function openWrittenFile(path: string): Promise<WrittenFile> {
  const descriptor = await promisify(open)(path, 'r+');
  return {
    flush: () =>
      new Promise((resolve, reject) => {
        fdatasync(descriptor, (error) => (error === null ? resolve() : reject(error)));
      }),
    close: () => promisify(close)(descriptor),
  };
}

/**
 * Brings SQLite's write-ahead log to the disk while the process goes on.
 *
 * One flush runs at a time. It keeps whatever was committed before it began; what is committed meanwhile is kept by the
 * next one, however much that is.
 *
 * A flush that failed is the last: what the system had not written then, it may have dropped, and a second flush would
 * say nothing about that. From then on nothing is kept, and nothing may be built upon. The next process finds out by
 * the checksums of the log what is there.
 */
export class LogFlush {
  readonly #file: WrittenFile;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #failure: Error | null = null;

  constructor(file: WrittenFile) {
    this.#file = file;
  }

  /** Call it after a commit. Resolves when that would survive a power cut. @throws `storage.unavailable` */
  keep(): Promise<void> {
    if (this.#next !== null) return this.#next;
    if (this.#running === null) return this.#begin();
    // The one that runs began before the commit.
    this.#next = heard(this.#running.then(() => this.#begin()));
    return this.#next;
  }

  /** Resolves when everything that has been committed is kept: at once when it is. @throws `storage.unavailable` */
  settled(): Promise<void> {
    return this.#next ?? this.#running ?? (this.#failure === null ? KEPT : Promise.reject(this.#failure));
  }

  get isSettled(): boolean {
    return this.#next === null && this.#running === null && this.#failure === null;
  }

  get isBroken(): boolean {
    return this.#failure !== null;
  }

  /** @throws `storage.unavailable` after a flush that failed. */
  requireSound(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  #begin(): Promise<void> {
    this.#next = null;
    this.#running = heard(this.#flush());
    return this.#running;
  }

  async #flush(): Promise<void> {
    try {
      this.requireSound();
      await this.#file.flush();
    } catch (error) {
      this.#failure ??= unavailable(UNKEPT, error);
      throw this.#failure;
    } finally {
      this.#running = null;
    }
  }
}

/** Whoever waits for it hears of its failure; that nobody waits is no failure of its own. */
function heard(promise: Promise<void>): Promise<void> {
  promise.catch(() => undefined);
  return promise;
}

const KEPT = Promise.resolve();

const UNKEPT =
  'The disk did not keep what was saved last, so nothing more is saved or read. Check the disk, then restart Gatelease.';
