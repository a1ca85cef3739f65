import { open, readFile, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { median } from '../statistics.ts';
import { timed } from '../clock.ts';

/** What the figures were measured on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
  /** One, five and fifteen minutes before the start. */
  readonly load: string;
  /** What it takes the disk under the temporary directory to make 500 bytes safe. */
  readonly fdatasyncMs: number;
}

export async function describeMachine(): Promise<Machine> {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: loadavg()
      .map((load) => load.toFixed(1))
      .join(' '),
    fdatasyncMs: await fdatasyncMs(),
  };
}

/** Resident memory of a process, in MB. */
export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}

async function fdatasyncMs(): Promise<number> {
  const path = join(tmpdir(), `gatelease-bench-sync-${String(process.pid)}`);
  const file = await open(path, 'w');
  try {
    const times: number[] = [];
    for (let index = 0; index < 100; index += 1) {
      await file.write(Buffer.alloc(500), 0, 500, index * 500);
      times.push(await timed(() => file.datasync()));
    }
    return median(times);
  } finally {
    await file.close();
    await rm(path);
  }
}
