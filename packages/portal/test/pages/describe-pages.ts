import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { violationsOf } from '../../../../tests/browser/axe.ts';
import { describeInBrowser, DESK, PHONE } from '../stage.ts';
import type { Stage } from '../stage.ts';

/** A page of the portal in one state of it. */
export interface Visit {
  readonly name: string;
  readonly path: string;
  readonly as: string | null;
  readonly heading: string;
  /** What the page is for: the keyboard must get there. */
  readonly mainAction?: string | RegExp;
  /** Done before looking. */
  prepare?(page: Page, stage: Stage): Promise<void>;
  before?(stage: Stage): void;
}

/** Set it to a directory to get pictures of every page. */
const pictures = process.env['GATELEASE_PORTAL_PICTURES'];

/** Dark differs from light in colours alone, and a phone from a desk in everything but colours. */
const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: DESK, scope: 'everything' },
  { name: 'dark', colorScheme: 'dark', viewport: DESK, scope: 'colours' },
  { name: 'phone', colorScheme: 'light', viewport: PHONE, scope: 'layout' },
] as const;

/** What holds for every page, tested on these. */
export function describePages(name: string, visits: readonly Visit[]): void {
  describeInBrowser(`every page: ${name}`, ({ begin }) => {
    it.each(visits)('$name: one heading, no axe violation in light, dark and on a phone', async (visit) => {
      const { page, stage, complaints } = await begin(visit.as, visit.path, { before: (it) => visit.before?.(it) });
      await page.getByRole('heading', { level: 1, name: visit.heading }).waitFor();
      await visit.prepare?.(page, stage);

      const found: object[] = [];
      for (const { name, colorScheme, viewport, scope } of LOOKS) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        found.push(...(await violationsOf(page, scope)).map((violation) => ({ look: name, ...violation })));
        if (pictures !== undefined) await takePicture(page, `${visit.name}-${name}`);
        const overflow = await overflowOf(page);
        if (overflow > 0) found.push({ look: name, id: 'overflow', nodes: [[`${String(overflow)} px`]] });
      }
      expect(found).toEqual([]);
      expect(await page.locator('h1').count()).toBe(1);
      expect(complaints).toEqual([]);
    });

    const withMainAction = visits.filter(({ mainAction }) => mainAction !== undefined);
    it.each(withMainAction)(
      '$name: the keyboard alone reaches the main action, and one sees where it is',
      async (visit) => {
        const { page } = await begin(visit.as, visit.path, { before: (it) => visit.before?.(it) });
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
      },
    );
  });
}

async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures!, { recursive: true });
  await page.screenshot({ path: join(pictures!, `${name}.png`), fullPage: true });
}

/** How much wider than the screen the page is. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
