import type { ChildProcessWithoutNullStreams } from 'node:child_process';

import { EnforcementError } from '../enforcement-error.ts';
import { nftMissing, nftRefusal, spawnNft } from './nft-command.ts';
import type { NftPlace } from './nft-command.ts';

interface Waiting {
  readonly mark: string;
  readonly done: (said: string) => void;
  readonly failed: (error: EnforcementError) => void;
}

const PATIENCE_MILLISECONDS = 10_000;

/**
 * An nft that stays: a change costs a fraction of a millisecond instead of starting a program.
 *
 * An interactive nft says nothing when a command was right. So each is followed by a mark that is none: once the
 * complaint about the mark arrives, the command before it is done, and whatever was said before is about the command.
 */
export class NftSession {
  readonly #place: NftPlace;
  readonly #child: ChildProcessWithoutNullStreams;
  #said = '';
  #count = 0;
  #waiting: Waiting | undefined;
  #end: EnforcementError | undefined;

  constructor(place: NftPlace) {
    this.#place = place;
    this.#child = spawnNft(place, ['-i']);
    this.#child.stdout.resume();
    this.#child.stderr.on('data', (chunk: Buffer) => {
      this.#hear(chunk.toString());
    });
    this.#child.on('error', (error) => {
      this.#fail(nftMissing(place, error));
    });
    this.#child.on('close', () => {
      this.#fail(nftRefusal(place, this.#said));
    });
  }

  /** How many commands it has run. It remembers all of them, so one does not want to keep it forever. */
  get count(): number {
    return this.#count;
  }

  /** Whether it takes commands. */
  get isAlive(): boolean {
    return this.#end === undefined;
  }

  /** Runs one line, whose commands take effect together or not at all. One at a time. */
  run(line: string): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#end !== undefined) {
        reject(this.#end);
        return;
      }
      this.#count += 1;
      const mark = `@@${String(this.#count)}`;
      const impatience = setTimeout(() => {
        this.#fail(new EnforcementError('enforcement.no-answer', 'nft did not answer within ten seconds.'));
        this.#child.kill('SIGKILL');
      }, PATIENCE_MILLISECONDS);
      this.#waiting = {
        mark,
        done: (said) => {
          clearTimeout(impatience);
          if (said.includes('Error:')) reject(nftRefusal(this.#place, said));
          else resolve();
        },
        failed: (error) => {
          clearTimeout(impatience);
          reject(error);
        },
      };
      this.#child.stdin.write(`${line}\n${mark}\n`);
    });
  }

  /** Ends it once what it does is done. */
  async close(): Promise<void> {
    if (this.#end !== undefined) return;
    const closed = new Promise<void>((resolve) =>
      this.#child.once('close', () => {
        resolve();
      }),
    );
    this.#child.stdin.end();
    await closed;
  }

  #hear(text: string): void {
    this.#said += text;
    const { mark, done } = this.#waiting ?? {};
    if (mark === undefined || done === undefined || !this.#said.includes(`${mark}\n^`)) return;
    const beforeMark = this.#said.slice(0, this.#said.indexOf(mark));
    this.#said = '';
    this.#waiting = undefined;
    done(beforeMark.slice(0, beforeMark.lastIndexOf('Error:')));
  }

  #fail(error: EnforcementError): void {
    this.#end ??= error;
    this.#waiting?.failed(this.#end);
    this.#waiting = undefined;
  }
}
