import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage } from './browser.ts';
import type { Stage } from './browser.ts';
import { VISITS } from './visits.ts';

/** Set it to a directory to get pictures of every page. */
const pictures = process.env['GATELEASE_PORTAL_PICTURES'];

const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1360, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1360, height: 900 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

/** What holds for every page. */
export function definePageTests(stageOf: () => Stage): void {
  describe('every page', () => {
    it.each(VISITS)('$name: one heading, no axe violation in light, dark and on a phone', async (visit) => {
      const stage = stageOf();
      stage.api.reset(visit.as);
      visit.before?.(stage);
      const { page, complaints } = await openPage(stage);
      await page.goto(stage.api.url + visit.path);
      await page.getByRole('heading', { level: 1, name: visit.heading }).waitFor();
      await visit.prepare?.(page, stage);

      const found: object[] = [];
      for (const { name, colorScheme, viewport } of LOOKS) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        await page.waitForTimeout(300);
        if (pictures !== undefined) await takePicture(page, `${visit.name}-${name}`);

        found.push(...(await violationsOf(page)).map((violation) => ({ look: name, ...violation })));
        const overflow = await overflowOf(page);
        if (overflow > 0) found.push({ look: name, id: 'overflow', nodes: [[`${String(overflow)} px`]] });
      }
      expect(found).toEqual([]);
      expect(await page.locator('h1').count()).toBe(1);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    it.each(VISITS.filter(({ mainAction }) => mainAction !== undefined))(
      '$name: the keyboard alone reaches the main action, and one sees where it is',
      async (visit) => {
        const stage = stageOf();
        stage.api.reset(visit.as);
        visit.before?.(stage);
        const page = await stage.browser.newPage({ viewport: { width: 1360, height: 900 } });
        await page.goto(stage.api.url + visit.path);
        const target = page
          .getByRole('button', { name: visit.mainAction! })
          .or(page.getByRole('link', { name: visit.mainAction! }))
          .first();
        await target.waitFor();

        let isThere = false;
        for (let presses = 0; presses < 90 && !isThere; presses += 1) {
          await page.keyboard.press('Tab');
          isThere = await target.evaluate((element) => element === document.activeElement);
        }
        const outline = await target.evaluate((element) => getComputedStyle(element).outlineStyle);

        expect({ isThere, outline }).toEqual({ isThere: true, outline: 'solid' });
        await page.context().close();
      },
    );
  });
}

async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures!, { recursive: true });
  await page.screenshot({ path: join(pictures!, `${name}.png`), fullPage: true });
}

async function violationsOf(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  }));
}

/** How much wider than the screen the page is. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
