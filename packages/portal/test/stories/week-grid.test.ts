import { expect, it } from 'vitest';
import { changesOf, describeInBrowser } from '../stage.ts';
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
