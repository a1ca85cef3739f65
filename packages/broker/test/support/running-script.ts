import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';

export interface RunningScript {
  /** What it has written to standard output so far. */
  readonly lines: readonly string[];
  /** When it has written that many lines. */
  waitForLines(count: number): Promise<void>;
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>;
}

export function runScript(path: string, args: readonly string[]): RunningScript {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(process.execPath, [path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  let complaints = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  const lines = (): string[] => output.split('\n').slice(0, -1);

  return {
    get lines() {
      return lines();
    },
    waitForLines: async (count) => {
      while (lines().length < count) {
        if (child.exitCode !== null) throw new Error(`The script ended early: ${complaints}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
