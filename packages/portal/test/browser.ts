import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { startMockApi } from './mock-api.ts';
import type { MockApi } from './mock-api.ts';

const ROOT = join(import.meta.dirname, '..');
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where Chromium is on this machine; `null` where there is none. */
export function chromiumPath(): string | null {
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

export interface Stage {
  readonly browser: Browser;
  readonly api: MockApi;
  close(): Promise<void>;
}

/** The portal as built, behind the mock API, and a browser to look at it. */
export async function setStage(executablePath: string): Promise<Stage> {
  const directory = await mkdtemp(join(tmpdir(), 'gatelease-portal-'));
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: directory, emptyOutDir: true },
  });
  const api = await startMockApi(directory);
  const browser = await chromium.launch({ executablePath, args: FLAGS, chromiumSandbox: false, headless: true });
  return {
    browser,
    api,
    async close() {
      await browser.close();
      await api.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A page in a browser of its own, and what it complained about in the console. */
export async function openPage({ browser }: Stage) {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A refused call is written to the console by the browser itself.
    const isOurs = message.type() === 'error' && !message.text().includes('Failed to load resource');
    if (isOurs) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, complaints };
}
