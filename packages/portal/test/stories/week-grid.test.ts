import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { changesOf, describeInBrowser, PHONE } from '../stage.ts';
import type { Stage } from '../stage.ts';

describeInBrowser('the weekly grid', ({ begin }) => {
  const scheduleOf = (stage: Stage) => changesOf(stage, 'addPolicy')[0]?.call.body.schedule.windows;

  async function beginNew() {
    const { page, stage } = await begin('p-mara', '/policies/new?resourceId=r-bastion');
    await page.getByLabel('Name of the access rule').fill('SSH');
    await page.getByRole('combobox', { name: 'Who may open it' }).click();
    await page.getByRole('option', { name: 'Everyone in the organization' }).click();
    await page.keyboard.press('Escape');
    await page.getByLabel('In weekly windows').check();
    const cell = (name: string) => page.getByRole('gridcell', { name: new RegExp(`^${name}`) });
    const save = async () => {
      await page.getByRole('button', { name: 'Add the access rule' }).click();
      await expect.poll(() => changesOf(stage, 'addPolicy').length).toBe(1);
    };
    return { page, stage, cell, save };
  }

  it('is painted with the keyboard alone, and says each step', async () => {
    const { page, stage, cell, save } = await beginNew();
    const said = page.getByRole('status').filter({ hasText: /^(Opened|Closed|Marked|Nothing)/ });

    await cell('Monday 08:00').focus();
    await page.keyboard.press('End');
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowLeft');
    const marked = await said.textContent();
    await page.keyboard.press('Space');
    await expect.poll(() => said.textContent()).toBe('Opened Saturday to Sunday, 23:00 to 24:00');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await save();

    expect(marked).toBe('Marked Saturday to Sunday, 23:00 to 24:00');
    expect(scheduleOf(stage)).toEqual([
      {
        days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
        from: '08:00',
        to: '18:00',
        endsNextDay: false,
      },
      { days: ['saturday'], from: '23:00', to: '00:30', endsNextDay: true },
      { days: ['sunday'], from: '23:00', to: '24:00', endsNextDay: false },
    ]);
  });

  it('is painted with the mouse, and keeps the minutes that were typed', async () => {
    const { page, stage, cell, save } = await beginNew();
    const middleOf = async (name: string) => {
      const box = (await cell(name).boundingBox())!;
      return [box.x + box.width / 2, box.y + box.height / 2] as const;
    };

    await page.getByLabel('From', { exact: true }).fill('07:35');
    await cell('Monday 12:00').scrollIntoViewIfNeeded();
    await page.mouse.move(...(await middleOf('Monday 12:00')));
    await page.mouse.down();
    await page.mouse.move(...(await middleOf('Wednesday 12:00')), { steps: 5 });
    await page.mouse.move(...(await middleOf('Friday 12:30')), { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => cell('Thursday 12:30').getAttribute('aria-selected')).toBe('false');
    await save();

    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
    expect(scheduleOf(stage)).toEqual([
      { days, from: '07:35', to: '12:00', endsNextDay: false },
      { days, from: '13:00', to: '18:00', endsNextDay: false },
    ]);
  });
});

describeInBrowser('the weekly grid under a finger', ({ begin }) => {
  async function beginOnPhone() {
    const { page } = await begin('p-mara', '/policies/new?resourceId=r-bastion', {
      viewport: PHONE,
      hasTouch: true,
      isMobile: true,
    });
    await page.getByLabel('In weekly windows').check();
    const cell = (name: string) => page.getByRole('gridcell', { name: new RegExp(`^${name}`) });
    await cell('Wednesday 12:00').evaluate((element) => {
      element.scrollIntoView({ block: 'center' });
    });
    const middleOf = async (name: string) => {
      const box = (await cell(name).boundingBox())!;
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    return { page, cell, middleOf };
  }

  it('opens what a finger draws over, sideways and then down over days', async () => {
    const { page, cell, middleOf } = await beginOnPhone();

    await draw(page, [
      await middleOf('Tuesday 01:00'),
      await middleOf('Tuesday 03:30'),
      await middleOf('Thursday 03:30'),
    ]);
    await expect.poll(() => cell('Thursday 03:30').getAttribute('aria-selected')).toBe('true');

    const opened = await Promise.all(
      ['Tuesday 01:00', 'Wednesday 02:00', 'Thursday 03:30', 'Monday 01:00', 'Thursday 04:00', 'Friday 01:00'].map(
        (name) => cell(name).getAttribute('aria-selected'),
      ),
    );
    expect(opened).toEqual(['true', 'true', 'true', 'false', 'false', 'false']);
    expect(await page.getByText('Opened Tuesday to Thursday, 01:00 to 04:00').count()).toBe(1);
  });

  it('scrolls the page under a swipe up, and paints nothing', async () => {
    const { page, cell, middleOf } = await beginOnPhone();
    const scrolledBy = () => page.evaluate(() => window.scrollY);
    const before = await scrolledBy();
    const start = await middleOf('Sunday 12:00');

    await draw(page, [start, { x: start.x + 2, y: start.y - 300 }]);
    await expect.poll(scrolledBy).toBeGreaterThan(before + 100);

    expect(await cell('Sunday 12:00').getAttribute('aria-selected')).toBe('false');
    expect(await page.getByText(/^(Opened|Closed) /).count()).toBe(0);
  });
});

/** Puts a finger down, draws it through the points, and takes it up, as a real touch screen does. */
async function draw(page: Page, points: readonly { readonly x: number; readonly y: number }[]): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    devTools.send('Input.dispatchTouchEvent', { type, touchPoints });
  const STEPS = 8;

  let [at] = points;
  await touch('touchStart', [{ ...at! }]);
  for (const next of points.slice(1)) {
    for (let step = 1; step <= STEPS; step += 1) {
      const part = step / STEPS;
      await touch('touchMove', [{ x: at!.x + (next.x - at!.x) * part, y: at!.y + (next.y - at!.y) * part }]);
    }
    at = next;
  }
  await touch('touchEnd', []);
}
