import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, inject } from 'vitest';
import { chromiumPath } from './chromium-path.ts';
import { startMockApi } from './mock-api.ts';
import type { MockApi } from './mock-api.ts';

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const DESK = { width: 1360, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** The portal as built, behind the mock API, and a browser to look at it. */
export interface Stage {
  readonly browser: Browser;
  readonly api: MockApi;
}

/** A page of the portal in a browser of its own. */
export interface Scene {
  readonly page: Page;
  readonly stage: Stage;
  /** What the page complained about in the console. */
  readonly complaints: readonly string[];
}

export interface SceneOptions extends BrowserContextOptions {
  /** Changes the ordinary afternoon before the page is opened. */
  readonly before?: (stage: Stage) => void;
}

/** Begins a test: an ordinary afternoon, this person signed in, the page opened. */
export type Begin = (personId: string | null, path: string, options?: SceneOptions) => Promise<Scene>;

/** Tests with a stage; what they open is closed after each of them. */
export function describeInBrowser(name: string, define: (tools: { readonly begin: Begin }) => void): void {
  const executablePath = chromiumPath();
  const skipReason = executablePath === null ? ' (skipped: there is no chromium on this machine)' : '';

  describe.skipIf(executablePath === null)(`${name}${skipReason}`, () => {
    let stage: Stage;
    beforeAll(async () => {
      const [api, browser] = await Promise.all([
        startMockApi(inject('portalDirectory')),
        chromium.launch({ executablePath: executablePath ?? '', args: FLAGS, chromiumSandbox: false, headless: true }),
      ]);
      stage = { api, browser };
    });
    afterEach(() => Promise.all(stage.browser.contexts().map((context) => context.close())));
    afterAll(() => Promise.all([stage?.browser.close(), stage?.api.close()]));

    define({
      async begin(personId, path, { before, ...options } = {}) {
        stage.api.reset(personId);
        before?.(stage);
        const scene = await openPage(stage, options);
        await scene.page.goto(stage.api.url + path);
        return { ...scene, stage };
      },
    });
  });
}

/** What the portal asked the API to change by the operation of that name. */
export function changesOf({ api }: Stage, name: string) {
  return api.state.changes.filter((change) => change.name === name);
}

async function openPage({ browser }: Stage, options: BrowserContextOptions) {
  const context = await browser.newContext({
    viewport: DESK,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    ...options,
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
