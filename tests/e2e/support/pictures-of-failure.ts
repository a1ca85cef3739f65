import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterEach } from 'vitest';

/** After a test that failed, every open page is photographed into `.tmp/`. */
export function picturesOfFailure(browser: () => Browser): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const folder = fileURLToPath(new URL('../../../.tmp/failures/', import.meta.url));
    mkdirSync(folder, { recursive: true });
    const pages = browser()
      .contexts()
      .flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      const name = `${task.name.slice(0, 40).replace(/\W+/g, '-')}-${String(index)}.png`;
      await page.screenshot({ path: `${folder}${name}`, fullPage: true }).catch(() => undefined);
    }
  });
}
