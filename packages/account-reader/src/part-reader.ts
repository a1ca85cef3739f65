import { NOT_READ } from '@gatelease/security-groups';
import type { Reading, ReadingGap, ReadingPart } from '@gatelease/security-groups';
import { refusalOf } from './refusal.ts';

/** Reads the parts that an account may refuse, and notes which ones it did. */
export class PartReader {
  readonly #gaps: ReadingGap[];

  constructor(gaps: ReadingGap[]) {
    this.#gaps = gaps;
  }

  /** What was read; `NOT_READ` when the call was refused. @throws what is no refusal */
  async read<T>(part: ReadingPart, action: string, read: () => Promise<T>): Promise<Reading<T>> {
    try {
      return await read();
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === null) throw error;
      this.#gaps.push({ part, action, reason });
      return NOT_READ;
    }
  }
}
