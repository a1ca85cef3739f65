import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from './chromium-path.ts';

const ROOT = join(import.meta.dirname, '..');

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the portal was built for this run of the tests. */
    readonly portalDirectory: string;
  }
}

let directory: string;

/** Builds the portal once for all files of the project. */
export async function setup(project: TestProject): Promise<void> {
  directory = await mkdtemp(join(tmpdir(), 'gatelease-portal-'));
  project.provide('portalDirectory', directory);
  if (chromiumPath() === null) return;
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: directory, emptyOutDir: true },
  });
}

export async function teardown(): Promise<void> {
  await rm(directory, { recursive: true, force: true });
}
