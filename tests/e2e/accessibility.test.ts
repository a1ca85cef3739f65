import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../browser/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { ADA, BEN, ExampleWorld } from './support/example-world.ts';
import type { ExamplePerson } from './support/example-world.ts';
import { picturesOfFailure } from './support/pictures-of-failure.ts';
import { PORTAL_PAGES, SETUP_PAGE, enter, visit } from './support/portal-pages.ts';
import type { PortalPage } from './support/portal-pages.ts';
import { missing, titled } from './support/requirements.ts';

const SCHEMES = ['light', 'dark'] as const;

describe.skipIf(missing.chromium !== null)(
  titled('law 9: every screen works in dark and light, and axe finds nothing', missing.chromium),
  () => {
    let world: ExampleWorld;
    let browser: Browser;
    const profiles = new Map<ExamplePerson | null, Page>();

    beforeAll(async () => {
      browser = await launchBrowser();
      world = await ExampleWorld.start();
    });
    afterAll(async () => {
      await browser.close();
      await world.remove();
    });
    picturesOfFailure(() => browser);

    it('on the first screen', async () => {
      profiles.set(null, await enter(browser, world, null));

      expect(await violationsOn(SETUP_PAGE)).toEqual([]);
    });

    describe('once there is something to see', () => {
      beforeAll(async () => {
        await world.settle();
        for (const who of [null, ADA, BEN]) profiles.set(who, await enter(browser, world, who));
      });

      it.each(PORTAL_PAGES)('on $name, in light and dark', async (page) => {
        expect(await violationsOn(page)).toEqual([]);
      });
    });

    async function violationsOn(page: PortalPage): Promise<readonly string[]> {
      const profile = profiles.get(page.as);
      if (profile === undefined) throw new Error('nobody is there to look');
      await visit(profile, world, page);
      const found: string[] = [];
      for (const colorScheme of SCHEMES) {
        await profile.emulateMedia({ colorScheme });
        const violations = await violationsOf(profile, colorScheme === 'light' ? 'everything' : 'colours');
        found.push(
          ...violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map(([html]) => html).join(' ')}`),
        );
      }
      return found;
    }
  },
);
