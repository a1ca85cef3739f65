import type { ClientOptions } from '@gatelease/contract/client';

/** Where text goes: a terminal, a file or a pipe. */
export interface TextSink {
  readonly isTty: boolean;
  /** Width of the terminal; `undefined` where there is none. */
  readonly columns: number | undefined;
  write(text: string): void;
}

/** Questions for the person at the terminal. @throws `prompt.cancelled` when they go away instead */
export interface Prompt {
  /** `usual` is the answer of who just presses Enter. */
  text(question: { readonly message: string; readonly usual?: string }): Promise<string>;
  password(question: { readonly message: string }): Promise<string>;
  select(question: {
    readonly message: string;
    readonly choices: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  }): Promise<string>;
}

/** Files that nobody else may read. */
export interface PrivateFiles {
  /** `null` when there is no such file. `mode` is `undefined` where the system has no permission bits. */
  read(path: string): Promise<{ readonly text: string; readonly mode: number | undefined } | null>;
  /** Replaces the file as a whole: folder 0700, file 0600. */
  write(path: string, text: string): Promise<void>;
}

/** Everything that a command needs from the world, so that tests need no process. */
export interface Io {
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly stdin: { readonly isTty: boolean; read(): Promise<string> };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
  /** The person's time zone, as the IANA names it. */
  readonly timeZone: string;
  readonly fetch: ClientOptions['fetch'];
  readonly prompt: Prompt;
  readonly files: PrivateFiles;
  /** The lines of any file, one by one, however long it is. Throws the system's error where it cannot be read. */
  readLines(path: string): AsyncIterable<string>;
  /** Replaces any file as a whole, 0600, in a folder that is there. Throws the system's error where it cannot. */
  saveFile(path: string, text: string): Promise<void>;
  /** Runs the program for work on the server's machine, which speaks for itself. Returns its exit code. */
  operate(args: readonly string[]): Promise<number>;
  now(): Date;
  /** Ends early, without an error, once `signal` is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Calls back on Ctrl-C and its like instead of ending the process. Returns how to stop listening. */
  onInterrupt(listener: () => void): () => void;
}
