import { expect, it } from 'vitest';
import { describeInBrowser } from '../stage.ts';

const AFTERNOON = '2026-11-18T14:00:00Z';

describeInBrowser('leases of a stretch of time', ({ begin }) => {
  it('are found by a preset, live and ended ones alike, and the address keeps the question', async () => {
    const { page, stage } = await begin('p-mara', '/leases', {
      before: ({ api }) => {
        const [lease] = api.state.world.leases;
        const ofTuesday = { startsAt: '2026-11-17T20:10:00Z', openedAt: '2026-11-17T20:10:00Z' };
        const ended = { state: 'closed', closedAt: '2026-11-17T23:00:00Z', endsAt: '2026-11-17T23:00:00Z' } as const;
        api.state.world.leases = [
          { ...lease!, leaseId: 'l-night', personName: 'Night Owl', ...ofTuesday, ...ended },
          { ...lease!, leaseId: 'l-overdue', personName: 'Over Due', ...ofTuesday, endsAt: '2026-11-17T22:00:00Z' },
          { ...lease!, leaseId: 'l-later', personName: 'Early Bird', startsAt: AFTERNOON, openedAt: AFTERNOON },
        ];
      },
    });
    const rows = page.getByRole('table', { name: 'Leases' }).getByRole('row');
    await page.getByText('Early Bird').waitFor();

    await page.getByLabel('When they were open').selectOption('From … to …');
    await page.getByLabel('From, by the clock of Europe/Berlin').fill('2026-11-17T12:00');
    await page.getByLabel('When they were open').selectOption('The night of 2026-11-17');
    await page.getByText('Night Owl').waitFor();
    await page.getByText('Early Bird').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText('Night Owl').waitFor();

    expect(await rows.count()).toBe(3);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      state: 'all',
      from: '2026-11-17T20:00',
      to: '2026-11-18T06:00',
    });
    await page.getByRole('radiogroup', { name: 'State' }).getByText('Live').click();
    await page.getByText('Night Owl').waitFor({ state: 'detached' });
    expect(await page.getByText('Over Due').count()).toBe(1);
    expect(stage.api.state.changes).toEqual([]);
  });

  it('say when the end comes before the beginning, and are all there again when the filter is cleared', async () => {
    const { page } = await begin('p-mara', '/leases?state=all&from=2026-11-17T20:00');
    const to = page.getByLabel('To, by the clock of Europe/Berlin');

    await to.fill('2026-11-17T19:00');
    await page.getByText('It ends before it begins. Choose a later end.').waitFor();
    const isMarked = await to.getAttribute('aria-invalid');
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await to.waitFor({ state: 'detached' });

    expect(isMarked).toBe('true');
    expect(await page.getByLabel('When they were open').inputValue()).toBe('Any time');
  });
});

describeInBrowser('a filter that is taken back', ({ begin }) => {
  it.each([
    { path: '/leases', list: 'Leases', filter: 'Person', one: 'Ana Ruiz', none: 'Everybody' },
    {
      path: '/policies',
      list: 'Access rules',
      filter: 'Security group',
      one: 'orders-db',
      none: 'Every security group',
    },
    { path: '/ledger', list: 'Events', filter: 'Kind', one: 'Request denied', none: 'Everything' },
  ])('shows in $path what was there before', async ({ path, list, filter, one, none }) => {
    const { page } = await begin('p-mara', path);
    const rows = page.getByRole('table', { name: list }).getByRole('row');
    await rows.nth(3).waitFor();
    const before = await rows.count();

    await page.getByLabel(filter, { exact: true }).selectOption({ label: one });
    await expect.poll(() => rows.count()).toBeLessThan(before);
    await page.getByLabel(filter, { exact: true }).selectOption({ label: none });

    await expect.poll(() => rows.count()).toBe(before);
    expect(new URL(page.url()).search).toBe('');
  });
});
