import { expect, it } from 'vitest';
import { changesOf, describeInBrowser } from '../stage.ts';
import type { Stage } from '../stage.ts';

const saved = (stage: Stage) => changesOf(stage, 'editSettings').map(({ call }) => call.body as unknown);

describeInBrowser('settings', ({ begin }) => {
  it('saves one section, once on a double click', async () => {
    const { page, stage } = await begin('p-mara', '/settings');
    const section = page.getByRole('region', { name: 'Notifications' });

    await section.getByLabel('Warn people before their access ends').selectOption('Never');
    await section.getByRole('button', { name: 'Save' }).dblclick();
    await page.getByText('Saved', { exact: true }).waitFor();

    const notifications = { ...stage.api.state.world.settings.notifications, leaseEndingMinutes: null };
    expect(saved(stage)).toEqual([{ version: 3, notifications }]);
    await expect.poll(() => section.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  });

  it("does not take somebody else's change of another section for a conflict", async () => {
    const { page, stage } = await begin('p-mara', '/settings');
    const section = page.getByRole('region', { name: 'Organization' });
    await section.getByRole('textbox', { name: 'Name' }).fill('Harbour Freight');
    const { settings } = stage.api.state.world;
    const notifications = { ...settings.notifications, tellsDecisions: false };
    stage.api.state.world.settings = { ...settings, version: 4, notifications };

    await section.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();

    expect(stage.api.state.world.settings).toMatchObject({
      version: 5,
      organization: { name: 'Harbour Freight' },
      notifications: { tellsDecisions: false },
    });
  });

  it('shows both versions of the same section, and saves nothing over the other one unasked', async () => {
    const { page, stage } = await begin('p-mara', '/settings');
    const section = page.getByRole('region', { name: 'Organization' });
    const name = section.getByRole('textbox', { name: 'Name' });
    await name.fill('Harbour Freight');
    const { settings } = stage.api.state.world;
    stage.api.state.world.settings = {
      ...settings,
      version: 4,
      organization: { ...settings.organization, name: 'Harbour Ltd' },
    };

    await section.getByRole('button', { name: 'Save' }).click();
    const row = section.getByRole('row', { name: 'Name Harbour Ltd Harbour Freight' });
    await row.waitFor();
    const before = stage.api.state.world.settings.organization.name;
    await section.getByRole('button', { name: 'Keep mine, then save over theirs' }).click();
    await section.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();

    expect(before).toBe('Harbour Ltd');
    expect(stage.api.state.world.settings.organization.name).toBe('Harbour Freight');
    expect(await name.inputValue()).toBe('Harbour Freight');
  });
});
