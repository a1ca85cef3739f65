import { expect, it } from 'vitest';
import { changesOf, describeInBrowser, PHONE } from '../stage.ts';

describeInBrowser('what was opened in an emergency', ({ begin }) => {
  it.each([
    ['/leases', 'Leases', 1],
    ['/approvals', 'Approvals', 1],
    ['/ledger', 'Ledger', 2],
  ])('stands out by words in %s, and nothing else does', async (path, heading, count) => {
    const { page } = await begin('p-mara', path, { viewport: PHONE });
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();

    await page.getByText('Emergency access', { exact: true }).first().waitFor();
    const marked = page.getByRole('row').filter({ hasText: 'Emergency access' });

    expect(await marked.count()).toBe(count);
    expect(await marked.filter({ hasText: 'Sam Okafor' }).count()).toBe(count);
  });

  it('is all that the ledger shows when it is asked for that, and the address keeps the question', async () => {
    const { page } = await begin('p-mara', '/ledger');
    const rows = page.getByRole('table', { name: 'Events' }).getByRole('row');
    await rows.filter({ hasText: 'Request denied' }).waitFor();

    await page.getByLabel('Emergency access only').check();
    await rows.filter({ hasText: 'Request denied' }).waitFor({ state: 'detached' });
    await page.reload();
    await rows.nth(2).waitFor();

    expect(await rows.count()).toBe(3);
    expect(await page.getByLabel('Emergency access only').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await rows.filter({ hasText: 'Request denied' }).waitFor();
  });
});

describeInBrowser('the dialog of an emergency stop', ({ begin }) => {
  it('keeps its reason over a reload and a lost session, but not what confirms it', async () => {
    const { page, stage } = await begin('p-mara', '/leases');
    const open = () => page.getByRole('button', { name: 'Emergency stop' }).click();

    await open();
    await page.getByLabel('What to close').selectOption({ label: 'prod-bastion' });
    await page.getByLabel('Why').fill('A laptop is gone.');
    await page.getByLabel('Type “prod-bastion” to confirm').fill('prod-bastion');
    await page.reload();
    await open();
    await page.getByText('What you typed before is back').waitFor();
    const confirmation = await page.getByLabel('Type “prod-bastion” to confirm').inputValue();
    stage.api.state.personId = null;
    await page.getByLabel('Type “prod-bastion” to confirm').fill('prod-bastion');
    await page.getByRole('button', { name: 'Close all access to prod-bastion now' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    stage.api.state.personId = 'p-mara';
    await page.goto(new URL('/leases', page.url()).href);
    await open();
    await page.getByLabel('Type “prod-bastion” to confirm').fill('prod-bastion');
    await page.getByRole('button', { name: 'Close all access to prod-bastion now' }).dblclick();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await open();

    expect(confirmation).toBe('');
    expect(changesOf(stage, 'startEmergencyStop').map(({ call }) => call.body)).toEqual([
      { resourceId: 'r-bastion', reason: 'A laptop is gone.', suspendsOpenings: true },
    ]);
    expect(await page.getByLabel('Why').inputValue()).toBe('');
  });
});
