import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

export interface ProgramOptions {
  /** Added to what every program gets; see `cleanEnvironment`. */
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads from standard input. */
  readonly input?: string;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program as a process of its own. It does not outlive the tests, however they end. */
export class Program {
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  readonly #name: string;
  #stdout = '';
  #stderr = '';

  constructor(command: string, args: readonly string[], { env = {}, input = '' }: ProgramOptions = {}) {
    this.#name = [command, ...args].join(' ');
    const child = spawn(command, [...args], { env: { ...cleanEnvironment(), ...env }, stdio: 'pipe' });
    this.#child = child;
    child.stdout.on('data', (chunk: Buffer) => (this.#stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.#stderr += chunk.toString()));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const killIt = (): void => void child.kill('SIGKILL');
    process.once('exit', killIt);
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        process.off('exit', killIt);
        resolve({ code, stdout: this.#stdout, stderr: this.#stderr });
      });
    });
    this.ended.catch(() => undefined);
  }

  /** What it said so far, on both channels. */
  get output(): string {
    return this.#stdout + this.#stderr;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Waits until it has said something, and returns that. */
  async says(text: RegExp, withinMs = 60_000): Promise<string> {
    const giveUpAt = Date.now() + withinMs;
    for (;;) {
      const found = text.exec(this.output);
      if (found !== null) return found[0];
      if (this.#isOver() || Date.now() > giveUpAt) {
        throw new Error(`${this.#name} did not say ${String(text)}:\n${this.output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async end(signal: 'SIGTERM' | 'SIGKILL' | 'SIGINT' = 'SIGTERM'): Promise<Ended> {
    if (!this.#isOver()) this.#child.kill(signal);
    return this.ended;
  }

  #isOver(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}

/** Runs a program to its end. */
export function run(command: string, args: readonly string[], options: ProgramOptions = {}): Promise<Ended> {
  return new Program(command, args, options).ended;
}

/** The environment of these tests without what would tell a program about AWS, a database or a Gatelease elsewhere. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(AWS_|GATELEASE_|XDG_|PG|NODE_OPTIONS|NODE_ENV|VITEST|FORCE_COLOR)/.test(name) && name !== 'DATABASE_URL',
  );
  return { ...Object.fromEntries(kept), TZ: 'UTC', NO_COLOR: '1' };
}
