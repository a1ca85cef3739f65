import { describe, expect, it } from 'vitest';

import { JournalFile } from './journal-file.ts';
import type { AppendHandle } from './journal-file.ts';

/** A file in memory on a disk that can fill up and fail. */
class FakeFile implements AppendHandle {
  content = Buffer.alloc(0);
  capacity = Infinity;
  canTruncate = true;
  canWrite = true;

  write(bytes: Buffer, offset: number, length: number, position: number) {
    const fits = Math.min(length, this.capacity - position);
    if (!this.canWrite) return Promise.reject(new Error('EIO'));
    if (fits <= 0) return Promise.reject(new Error('ENOSPC'));
    this.content = Buffer.concat([this.content.subarray(0, position), bytes.subarray(offset, offset + fits)]);
    return Promise.resolve({ bytesWritten: fits });
  }

  truncate(length?: number | null) {
    if (!this.canTruncate) return Promise.reject(new Error('EIO'));
    this.content = this.content.subarray(0, length ?? 0);
    return Promise.resolve();
  }

  datasync() {
    return Promise.resolve();
  }

  close() {
    return Promise.resolve();
  }
}

describe('JournalFile', () => {
  it('leaves no trace of a record that did not fit, and goes on when there is space', async () => {
    const file = new FakeFile();
    const journal = new JournalFile(file, 0);
    await journal.append('first\n');

    file.capacity = 9;
    await expect(journal.append('second\n')).rejects.toThrow('ENOSPC');
    expect(file.content.toString()).toBe('first\n');
    file.capacity = Infinity;
    await journal.append('third\n');

    expect(file.content.toString()).toBe('first\nthird\n');
    expect(journal.length).toBe(12);
  });

  it('cuts the litter off before the next record when the disk did not let it at once', async () => {
    const file = new FakeFile();
    const journal = new JournalFile(file, 0);
    file.canWrite = false;
    file.canTruncate = false;
    await expect(journal.append('a longer record\n')).rejects.toThrow('EIO');

    await expect(journal.append('b\n')).rejects.toThrow('EIO');
    file.canTruncate = true;
    file.canWrite = true;
    await journal.append('c\n');

    expect(file.content.toString()).toBe('c\n');
  });
});
