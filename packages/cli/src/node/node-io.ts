import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { homedir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Io, TextSink } from '../io.ts';
import { clackPrompt } from './clack-prompt.ts';
import { privateFiles, replaceFile } from './private-files.ts';

const ANSWER_WITHIN_MS = 30_000;
const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The world as a process sees it. */
export function nodeIo(): Io {
  return {
    stdout: sink(process.stdout),
    stderr: sink(process.stderr),
    stdin: { isTty: process.stdin.isTTY, read: readStandardInput },
    env: process.env,
    homeDirectory: homedir(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    // A redirect is not followed: with a password in its body, a request goes where the person said or nowhere.
    fetch: (url, init) => fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }),
    prompt: clackPrompt,
    files: privateFiles,
    readLines,
    saveFile: replaceFile,
    operate,
    now: () => new Date(),
    sleep,
    onInterrupt: (listener) => {
      for (const signal of INTERRUPTS) process.on(signal, listener);
      return () => {
        for (const signal of INTERRUPTS) process.off(signal, listener);
      };
    },
  };
}

/** The program lies beside the bundle of the command line. */
function operate(args: readonly string[]): Promise<number> {
  const program = fileURLToPath(new URL('operate.js', import.meta.url));
  const child = spawn(process.execPath, [program, ...args], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code ?? 4);
    });
  });
}

function sink(stream: NodeJS.WriteStream): TextSink {
  return {
    isTty: stream.isTTY,
    columns: stream.columns,
    write: (text) => {
      stream.write(text);
    },
  };
}

async function* readLines(path: string): AsyncGenerator<string> {
  const file = await open(path);
  try {
    yield* file.readLines({ encoding: 'utf8' });
  } finally {
    await file.close();
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, signal === undefined ? {} : { signal });
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  }
}
