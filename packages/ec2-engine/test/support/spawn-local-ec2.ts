import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { build } from 'esbuild';
import { afterAll } from 'vitest';

const directories: string[] = [];

afterAll(async () => {
  for (const directory of directories) await rm(directory, { recursive: true, force: true });
});

const bundles = new Map<string, Promise<string>>();

/** A Local EC2 in a process of its own. */
export interface SpawnedLocalEc2 {
  /** What it said first: its URL, or why it did not start. */
  readonly firstLine: string;
  readonly child: ChildProcess;
  /** Ends it and waits until it is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

export async function spawnLocalEc2(dataDir: string, seed: 'empty' | 'three-tier' = 'empty'): Promise<SpawnedLocalEc2> {
  const child = await spawnScript('local-ec2-process', [dataDir, seed]);
  const exited = once(child, 'exit');
  const [firstLine] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return {
    firstLine,
    child,
    end: async (signal) => {
      child.kill(signal);
      await exited;
    },
  };
}

/** Starts a script of this directory in a process of its own. */
export async function spawnScript(name: string, args: readonly string[]): Promise<ChildProcess> {
  const bundled = bundles.get(name) ?? bundle(name);
  bundles.set(name, bundled);
  return spawn(process.execPath, [await bundled, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** A new directory, removed after the tests of the file that imports this. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'local-ec2-'));
  directories.push(directory);
  return directory;
}

async function bundle(name: string): Promise<string> {
  const outfile = join(await temporaryDirectory(), `${name}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  return outfile;
}
