import { openWrittenFile } from '../../src/adapters/store/sqlite/log-flush.ts';
import type { WrittenFile } from '../../src/adapters/store/sqlite/log-flush.ts';

/** A disk whose flushes a test can hold up, count, look at, and make fail. */
export class HeldDisk {
  flushes = 0;
  /** Called as a flush begins: what has been written by then is what the disk has afterwards. */
  onFlush: () => void = () => undefined;
  #isHeld = false;
  #waiting: (() => void)[] = [];
  #failure: Error | null = null;

  readonly open = async (path: string): Promise<WrittenFile> => {
    const file = await openWrittenFile(path);
    return { flush: () => this.#flush(file), close: () => file.close() };
  };

  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** From now on flushes fail, those that are held up, too. */
  breakDown(): void {
    this.#failure = new Error('EIO: i/o error, fdatasync');
    this.release();
  }

  async #flush(file: WrittenFile): Promise<void> {
    this.flushes += 1;
    this.onFlush();
    if (this.#isHeld) await new Promise<void>((go) => this.#waiting.push(go));
    if (this.#failure !== null) throw this.#failure;
    await file.flush();
  }
}
