import { expect, it } from 'vitest';
import { describeInBrowser } from '../stage.ts';
import type { Stage } from '../stage.ts';

const LEASES = 10_000;
/** What fits into a window of a phone or a desk, the rows around it, and some slack. */
const MOST_ROWS_IN_PAGE = 60;

function withThousandsOfLeases({ api }: Stage): void {
  const [example] = api.state.world.leases;
  api.state.world.leases = Array.from({ length: LEASES }, (_, index) => ({
    ...example!,
    leaseId: `many-${String(index)}`,
    personName: `Person ${String(index)}`,
  }));
}

describeInBrowser('ten thousand leases', ({ begin }) => {
  it('are read page by page while the window is scrolled, with only the rows in the page that can be seen', async () => {
    const { page } = await begin('p-mara', '/leases', { before: withThousandsOfLeases });
    await page.getByText('Person 0', { exact: true }).waitFor();
    const rows = page.getByRole('table', { name: 'Leases' }).getByRole('row');
    const atFirst = await rows.count();
    const firstReadOf = await page.getByRole('table', { name: 'Leases' }).getAttribute('aria-rowcount');

    const last = page.getByText(`Person ${String(LEASES - 1)}`, { exact: true });
    await expect
      .poll(
        async () => {
          await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
          return last.count();
        },
        { timeout: 60_000, interval: 50 },
      )
      .toBe(1);

    expect(atFirst).toBeLessThan(MOST_ROWS_IN_PAGE);
    expect(Number(firstReadOf)).toBeLessThan(LEASES / 2);
    expect(await rows.count()).toBeLessThan(MOST_ROWS_IN_PAGE);
    expect(await page.getByRole('table', { name: 'Leases' }).getAttribute('aria-rowcount')).toBe(String(LEASES + 1));
  });
});
