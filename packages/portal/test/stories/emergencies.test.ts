import { expect, it } from 'vitest';
import { describeInBrowser, PHONE } from '../stage.ts';

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
