import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything that a part starts, so that all of it ends with the part, in reverse order. */
export class Workspace {
  readonly #endings: (() => Promise<unknown>)[] = [];

  async directory(): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'gatelease-bench-'));
    this.onEnd(() => rm(path, { recursive: true, force: true }));
    return path;
  }

  onEnd(end: () => Promise<unknown>): void {
    this.#endings.push(end);
  }

  async end(): Promise<void> {
    for (let end = this.#endings.pop(); end !== undefined; end = this.#endings.pop()) await end();
  }
}
