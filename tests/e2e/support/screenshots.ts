import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { ADA, BEN, ExampleWorld } from './example-world.ts';
import type { ExamplePerson } from './example-world.ts';
import { PORTAL_PAGES, SETUP_PAGE, enter, visit } from './portal-pages.ts';
import type { PortalPage } from './portal-pages.ts';
import { missing } from './requirements.ts';

type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Starts the built product with a small example world, and photographs every page into `folder`. */
export async function takeScreenshots(folder: string): Promise<void> {
  if (missing.chromium !== null) throw new Error(`Screenshots need a browser: ${missing.chromium}.`);
  await mkdir(folder, { recursive: true });
  const world = await ExampleWorld.start();
  const browser = await launchBrowser();
  try {
    const camera = new Camera(browser, world, folder);
    await camera.take(SETUP_PAGE, 'light', {});
    await world.settle();
    for (const who of [ADA, BEN]) await camera.signIn(who);
    for (const page of PORTAL_PAGES) await camera.take(page, 'light', {});
    const [myAccess] = PORTAL_PAGES.filter(({ as }) => as === BEN);
    if (myAccess === undefined) return;
    await camera.take(myAccess, 'dark', { colorScheme: 'dark' });
    await camera.take(myAccess, 'phone', {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
  } finally {
    await browser.close();
    await world.remove();
  }
}

class Camera {
  readonly #browser: Browser;
  readonly #world: ExampleWorld;
  readonly #folder: string;
  readonly #sessions = new Map<ExamplePerson, Session>();

  constructor(browser: Browser, world: ExampleWorld, folder: string) {
    this.#browser = browser;
    this.#world = world;
    this.#folder = folder;
  }

  async take(page: PortalPage, look: string, options: BrowserContextOptions): Promise<void> {
    const opened = await enter(this.#browser, this.#world, null, { ...this.#dressed(page.as), ...options });
    await visit(opened, this.#world, page);
    await opened.screenshot({ path: join(this.#folder, `${page.name}-${look}.png`) });
    await opened.context().close();
  }

  /** Everybody signs in once, so that the ledger tells more than sign-ins. */
  async signIn(who: ExamplePerson): Promise<void> {
    const page = await enter(this.#browser, this.#world, who);
    this.#sessions.set(who, await page.context().storageState());
    await page.context().close();
  }

  #dressed(who: ExamplePerson | null): BrowserContextOptions {
    const storageState = who === null ? undefined : this.#sessions.get(who);
    return {
      colorScheme: 'light',
      ...(who === null ? {} : { extraHTTPHeaders: this.#world.headersOf(who) }),
      ...(storageState === undefined ? {} : { storageState }),
    };
  }
}
