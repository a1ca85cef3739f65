import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { build } from 'esbuild';

let bundled: Promise<string> | undefined;

/** A Local EC2 in a process of its own. */
export interface SpawnedLocalEc2 {
  /** What it said first: its URL, or why it did not start. */
  readonly firstLine: string;
  readonly child: ChildProcess;
  /** Ends it and waits until it is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

export async function spawnLocalEc2(dataDir: string, seed: 'empty' | 'three-tier' = 'empty'): Promise<SpawnedLocalEc2> {
  bundled ??= bundle();
  const child = spawn(process.execPath, [await bundled, dataDir, seed], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [firstLine] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    firstLine,
    child,
    end: async (signal) => {
      child.kill(signal);
      await exited;
    },
  };
}

/** A new directory for one test. */
export function temporaryDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'local-ec2-'));
}

async function bundle(): Promise<string> {
  const outfile = join(await temporaryDirectory(), 'local-ec2-process.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'local-ec2-process.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  return outfile;
}
