import type { ClientOptions } from '@gatelease/contract/client';
import { main } from '../../src/main.ts';
import type { Io } from '../../src/io.ts';

export interface FakeIoOptions {
  readonly fetch?: ClientOptions['fetch'];
  readonly env?: Record<string, string>;
  readonly isTty?: boolean;
  readonly stdin?: string;
  readonly files?: Record<string, { text: string; mode: number }>;
  /** What the person answers, in order. */
  readonly answers?: string[];
  readonly now?: string;
  /** Called in every pause, with the time that has passed in all: a hook for what happens meanwhile. */
  readonly onSleep?: (io: FakeIo, secondsPassed: number) => void;
}

export const SIGNED_IN = { GATELEASE_SERVER: 'https://gate.example', GATELEASE_TOKEN: 'token-of-ada' };

/** A world in memory, whose time passes only when somebody sleeps. */
export class FakeIo {
  out = '';
  err = '';
  readonly asked: string[] = [];
  readonly files: Map<string, { text: string; mode: number }>;
  readonly io: Io;
  #now: number;
  readonly #listeners = new Set<() => void>();

  constructor(options: FakeIoOptions = {}) {
    const started = new Date(options.now ?? '2026-11-23T12:00:00Z').getTime();
    const answers = [...(options.answers ?? [])];
    const ask = async ({ message }: { message: string }) => {
      this.asked.push(message);
      const answer = answers.shift();
      if (answer === undefined) throw new Error(`The test has no answer to "${message}".`);
      return answer;
    };
    const isTty = options.isTty ?? false;
    this.#now = started;
    this.files = new Map(Object.entries(options.files ?? {}));
    this.io = {
      stdout: { isTty, columns: 100, write: (text) => void (this.out += text) },
      stderr: { isTty, columns: 100, write: (text) => void (this.err += text) },
      stdin: { isTty, read: async () => options.stdin ?? '' },
      env: { NO_COLOR: '1', ...(options.env ?? SIGNED_IN) },
      homeDirectory: '/home/ada',
      timeZone: 'UTC',
      fetch:
        options.fetch ??
        (async () => {
          throw new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
        }),
      prompt: { text: ask, password: ask, select: ask },
      files: {
        read: async (path) => this.files.get(path) ?? null,
        write: async (path, text) => void this.files.set(path, { text, mode: 0o100600 }),
      },
      readLines: (path) => linesOf(this.files.get(path)?.text),
      saveFile: async (path, text) => void this.files.set(path, { text, mode: 0o100600 }),
      operate: () => Promise.reject(new Error('This test has no server at its machine.')),
      now: () => new Date(this.#now),
      sleep: async (milliseconds) => {
        this.#now += milliseconds;
        if (this.#now - started > 24 * 3600 * 1000) throw new Error('The test waits for a day already.');
        options.onSleep?.(this, (this.#now - started) / 1000);
        await new Promise((resolve) => setImmediate(resolve));
      },
      onInterrupt: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  /** Ctrl-C. */
  interrupt(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

async function* linesOf(text: string | undefined): AsyncGenerator<string> {
  if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  yield* text.split('\n');
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly asked: readonly string[];
  readonly files: ReadonlyMap<string, { text: string; mode: number }>;
  /** What is on stdout, as the one JSON document that it must be. */
  readonly document: any;
  /** The same of stderr. */
  readonly problem: any;
}

/** Runs a command line to its end. */
export async function run(argv: readonly string[], options: FakeIoOptions = {}): Promise<Ran> {
  const fake = new FakeIo(options);
  const code = await main(argv, fake.io);
  return {
    code,
    out: fake.out,
    err: fake.err,
    asked: fake.asked,
    files: fake.files,
    get document() {
      return JSON.parse(fake.out);
    },
    get problem() {
      return JSON.parse(fake.err);
    },
  };
}
