import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why there is no small disk for tests that fill one; `null` when there can be. */
export const tinyDiskMissing: string | null = whyMissing();

/** A file system of a few megabytes, which a test may fill. */
export class TinyDisk {
  readonly path: string;
  readonly #ballast: string;

  constructor() {
    this.path = mkdtempSync(join(tmpdir(), 'gatelease-e2e-disk-'));
    this.#ballast = join(this.path, 'ballast');
    mount(this.path);
  }

  /** Writes until nothing fits any more. */
  fill(): void {
    const file = openSync(this.#ballast, 'w');
    try {
      for (const size of [65_536, 4_096, 512]) writeUntilFull(file, Buffer.alloc(size));
    } finally {
      closeSync(file);
    }
  }

  makeRoom(): void {
    rmSync(this.#ballast, { force: true });
  }

  remove(): void {
    execFileSync('umount', [this.path], { stdio: 'ignore' });
    rmSync(this.path, { recursive: true, force: true });
  }
}

function writeUntilFull(file: number, chunk: Buffer): void {
  try {
    for (;;) writeSync(file, chunk);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

function mount(path: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', path], { stdio: 'ignore' });
}

function whyMissing(): string | null {
  if (process.getuid?.() !== 0) return 'only root may mount a small disk';
  const path = mkdtempSync(join(tmpdir(), 'gatelease-e2e-disk-'));
  try {
    mount(path);
    execFileSync('umount', [path], { stdio: 'ignore' });
    return null;
  } catch {
    return 'a small disk cannot be mounted here';
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
