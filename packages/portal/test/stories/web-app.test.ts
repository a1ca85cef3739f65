import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { violationsOf } from '../../../../tests/browser/axe.ts';
import { describeInBrowser } from '../stage.ts';
import type { Begin, Scene } from '../stage.ts';

/** With the service worker ready. */
async function beginAsApp(begin: Begin): Promise<Scene> {
  const scene = await begin('p-mara', '/');
  await scene.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  return scene;
}

/** Until the second visit the worker stands by: it takes no page over that runs already. */
async function comeBack(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'My access' }).waitFor();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

describeInBrowser('the web app', ({ begin }) => {
  it('has a manifest in which the browser finds nothing wrong, and icons of the sizes that it promises', async () => {
    const { page, complaints } = await beginAsApp(begin);
    const devTools = await page.context().newCDPSession(page);

    const { errors, data } = await devTools.send('Page.getAppManifest');
    const { installabilityErrors } = await devTools.send('Page.getInstallabilityErrors');
    const manifest = JSON.parse(data ?? '{}');
    const sizes = await page.evaluate(
      async (icons: readonly { src: string; sizes: string }[]) => {
        const sizeOf = async (src: string) => {
          const picture = new Image();
          picture.src = src;
          await picture.decode();
          return `${String(picture.naturalWidth)}x${String(picture.naturalHeight)}`;
        };
        return Promise.all(icons.map(({ src }) => sizeOf(src)));
      },
      manifest.icons.slice(0, 4),
    );

    // A private window, as each test has one, can install nothing.
    const wrong = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
    expect({ errors, wrong, complaints }).toEqual({ errors: [], wrong: [], complaints: [] });
    expect(manifest).toMatchObject({ name: 'Gatelease', start_url: '/', display: 'standalone' });
    expect(sizes).toEqual(['192x192', '512x512', '192x192', '512x512']);
  });

  it('keeps files that are named after their content and one page, and never what the API or a page says', async () => {
    const { page, complaints } = await beginAsApp(begin);
    await comeBack(page);

    for (const name of ['Leases', 'Ledger']) {
      await page.getByRole('link', { name, exact: true }).first().click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
    }
    const answered = await page.evaluate(async () => (await fetch('/api/v1/session')).status);
    await page.goto(new URL('/api/v1/session', page.url()).href);
    await page.goto(new URL('/', page.url()).href);
    await expect.poll(async () => (await keptPaths(page)).length).toBeGreaterThan(3);

    const kept = await keptPaths(page);
    expect(answered).toBe(200);
    expect(kept).toContain('/offline.html');
    expect(kept.filter((path) => !/^\/assets\/[\w.-]+-[\w-]{8}\.(?:js|css)$/.test(path))).toEqual(['/offline.html']);
    expect(complaints).toEqual([]);
  });

  it('says that there is no connection, and comes back by its link when there is one', async () => {
    const { page, stage } = await beginAsApp(begin);
    await comeBack(page);
    await page.context().setOffline(true);

    await page.goto(`${stage.api.url}/leases`);
    await page.getByRole('heading', { level: 1, name: 'Gatelease cannot be reached' }).waitFor();
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await violationsOf(page)).map(({ id }) => `${colorScheme}: ${id}`));
    }
    await page.context().setOffline(false);
    await page.getByRole('link', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Leases' }).waitFor();

    expect(found).toEqual([]);
  });

  it('gives way to the worker of the next build when its last page closes, with the files that are gone', async () => {
    const { page, stage } = await beginAsApp(begin);
    await comeBack(page);
    await expect.poll(async () => (await keptPaths(page)).length).toBeGreaterThan(1);
    const context = page.context();

    stage.api.replaceFile('service-worker.js', (text) => text.replace(/new Set\(\[.*?\]\)/, 'new Set([])'));
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
    });
    await expect.poll(() => page.evaluate(isOneWaiting)).toBe(true);
    const beforeClosing = await keptPaths(page);
    await page.goto('about:blank');
    await page.close();
    const next = await context.newPage();
    await next.goto(stage.api.url);
    await next.getByRole('heading', { level: 1, name: 'My access' }).waitFor();

    expect(beforeClosing.length).toBeGreaterThan(1);
    await expect.poll(() => keptPaths(next)).toEqual(['/offline.html']);
    await context.close();
  });
});

async function isOneWaiting(): Promise<boolean> {
  const registration = await navigator.serviceWorker.ready;
  return registration.waiting !== null;
}

/** The path of everything in every cache of the page's origin. */
function keptPaths(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys()) {
      const kept = await (await caches.open(name)).keys();
      paths.push(...kept.map(({ url }) => new URL(url).pathname));
    }
    return paths;
  });
}
