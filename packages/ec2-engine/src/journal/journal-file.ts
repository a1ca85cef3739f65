import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** What the journal needs of a file. */
export type AppendHandle = Pick<FileHandle, 'truncate' | 'datasync' | 'close'> & {
  /** Resolves when the bytes it wrote, perhaps fewer than it was given, would survive a power cut. */
  write(bytes: Buffer, offset: number, length: number, position: number): Promise<{ readonly bytesWritten: number }>;
};

/** Opens a file for appending, making it when it is not there. Tests hand in one whose disk is full. */
export type OpenAppendHandle = (path: string) => Promise<AppendHandle>;

/** Makes every write a write with `fdatasync`, in one step; systems without it take two. */
const SYNCHRONOUS: number | undefined = constants.O_DSYNC;

/** Opens a file of the real file system, with writes that resolve when they are on disk. */
export const openAppendHandle: OpenAppendHandle = async (path) => {
  const handle = await open(path, constants.O_RDWR | constants.O_CREAT | (SYNCHRONOUS ?? 0), 0o600);
  return SYNCHRONOUS === undefined ? inTwoSteps(handle) : handle;
};

function inTwoSteps(handle: FileHandle): AppendHandle {
  return {
    write: async (bytes, offset, length, position) => {
      const written = await handle.write(bytes, offset, length, position);
      await handle.datasync();
      return written;
    },
    truncate: (length) => handle.truncate(length),
    datasync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

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
