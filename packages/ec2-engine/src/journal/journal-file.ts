import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** What the journal needs of a file. */
export type AppendHandle = Pick<FileHandle, 'truncate' | 'datasync' | 'close'> & {
  write(bytes: Buffer, offset: number, length: number, position: number): Promise<{ readonly bytesWritten: number }>;
};

/** Opens a file for appending, making it when it is not there. Tests hand in one whose disk is full. */
export type OpenAppendHandle = (path: string) => Promise<AppendHandle>;

export const openAppendHandle: OpenAppendHandle = (path) => open(path, constants.O_RDWR | constants.O_CREAT, 0o600);

/**
 * A file that only grows, by whole records.
 *
 * A record counts when it is on disk. One that could not be written whole is cut off again before the next is
 * written, at once if the disk lets us and later if it does not, so a full disk leaves no trace.
 */
export class JournalFile {
  readonly #handle: AppendHandle;
  #length: number;
  #hasLitter = false;

  constructor(handle: AppendHandle, length: number) {
    this.#handle = handle;
    this.#length = length;
  }

  /** How many bytes of whole records there are. */
  get length(): number {
    return this.#length;
  }

  /** Adds a record and resolves when it would survive a power cut. */
  async append(record: string): Promise<void> {
    const bytes = Buffer.from(record, 'utf8');
    await this.#sweep();
    this.#hasLitter = true;
    try {
      await this.#write(bytes);
      await this.#handle.datasync();
    } catch (error) {
      await this.#sweep().catch(() => undefined);
      throw error;
    }
    this.#hasLitter = false;
    this.#length += bytes.length;
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  async #write(bytes: Buffer): Promise<void> {
    let written = 0;
    while (written < bytes.length) {
      const { bytesWritten } = await this.#handle.write(bytes, written, bytes.length - written, this.#length + written);
      written += bytesWritten;
    }
  }

  async #sweep(): Promise<void> {
    if (!this.#hasLitter) return;
    await this.#handle.truncate(this.#length);
    await this.#handle.datasync();
    this.#hasLitter = false;
  }
}
