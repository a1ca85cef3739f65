import { expect, it } from 'vitest';
import { describeInBrowser, PHONE } from '../stage.ts';

describeInBrowser('what was opened in an emergency', ({ begin }) => {
  it.each([
    ['/leases', 'Leases'],
    ['/approvals', 'Approvals'],
    ['/ledger', 'Ledger'],
  ])('stands out by words in %s, and nothing else does', async (path, heading) => {
    const { page } = await begin('p-mara', path, { viewport: PHONE });
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();

    await page.getByText('Emergency access', { exact: true }).first().waitFor();
    const marked = page.getByRole('row').filter({ hasText: 'Emergency access' });

    expect(await marked.count()).toBe(1);
    expect(await marked.textContent()).toContain('Sam Okafor');
  });
});
