import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the command line as the product's build does: one file, with the AWS SDK left outside. So it has to lie
 * where that is found. Returns the path of what to run, and how to take it away again.
 */
export async function bundleCommandLine(): Promise<{ readonly binary: string; readonly remove: () => Promise<void> }> {
  const scratch = join(import.meta.dirname, '../../.tmp');
  await mkdir(scratch, { recursive: true });
  const folder = await mkdtemp(join(scratch, 'bundle-'));
  const binary = join(folder, 'gatelease.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, '../../src/bin.ts')],
    outfile: binary,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: ['@aws-sdk/*', '@smithy/*'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  return { binary, remove: () => rm(folder, { recursive: true, force: true }) };
}

interface ProcessOptions {
  readonly env?: Record<string, string | undefined>;
  readonly input?: string;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command line in an environment that holds nothing but what the test says. */
export function startProcess(binary: string, argv: readonly string[], options: ProcessOptions = {}) {
  const child = spawn(process.execPath, [binary, ...argv], {
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', TZ: 'UTC', ...options.env },
  });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    for (const listener of listeners) listener();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    for (const listener of listeners) listener();
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');

  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
      for (const listener of listeners) listener();
    });
  });
  return {
    ended,
    interrupt: () => child.kill('SIGINT'),
    terminate: () => child.kill('SIGTERM'),
    /** Resolves with stdout once the text was written anywhere; rejects when the process ends before. */
    said: (text: string) =>
      new Promise<string>((resolve, reject) => {
        const look = () => {
          if (`${stdout}${stderr}`.includes(text)) resolve(stdout);
          else if (child.exitCode !== null) reject(new Error(`It ended before it said ${text}:\n${stdout}${stderr}`));
        };
        listeners.add(look);
        look();
      }),
  };
}

export function runProcess(binary: string, argv: readonly string[], options: ProcessOptions = {}): Promise<Ended> {
  return startProcess(binary, argv, options).ended;
}
