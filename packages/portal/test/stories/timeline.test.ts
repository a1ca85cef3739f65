import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fillTheDay } from '../mock/busy-day.ts';
import { describeInBrowser } from '../stage.ts';
import type { Stage } from '../stage.ts';

const onBusyDay = ({ api }: Stage): void => {
  fillTheDay(api.state);
};
const searchOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

describeInBrowser('the timeline of leases', ({ begin }) => {
  it('is one switch away from the list, and the address keeps what it shows', async () => {
    const { page } = await begin('p-mara', '/leases', { before: onBusyDay });

    await page.getByText('Timeline', { exact: true }).click();
    await page.getByText('Week', { exact: true }).click();
    await page.getByText('By person', { exact: true }).click();
    await page.getByRole('button', { name: 'Next week' }).click();
    await expect.poll(() => searchOf(page)).toMatchObject({ view: 'timeline', length: 'week', by: 'person' });
    const title = await page.locator('h2[aria-live]').textContent();
    await page.reload();

    await page.getByRole('heading', { level: 2, name: title ?? '' }).waitFor();
    await page.getByRole('button', { name: 'Today' }).click();
    await page.getByRole('group', { name: 'Mara Lindqvist', exact: true }).waitFor();
    expect(searchOf(page)['day']).toBeUndefined();
  });

  it('is walked with the arrow keys; Enter shows the facts, and closing them goes back to the bar', async () => {
    const { page } = await begin('p-mara', '/leases?view=timeline&length=week', { before: onBusyDay });
    const bars = page.locator('[data-lease]');
    await bars.first().waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-lease') ?? null);

    await bars.first().focus();
    const first = await focused();
    await page.keyboard.press('ArrowDown');
    const second = await focused();
    await page.keyboard.press('Enter');
    const name = (await page.locator(`[data-lease="${second ?? ''}"]`).getAttribute('aria-label')) ?? '';
    const facts = page.getByRole('region', { name: name.split(',')[0] ?? '' });
    await facts.waitFor();
    await facts.getByRole('button', { name: 'Close the facts' }).click();
    await facts.waitFor({ state: 'detached' });

    expect(second).not.toBe(first);
    expect(await focused()).toBe(second);
    expect(await page.locator('[data-lease][tabindex="0"]').count()).toBe(1);
  });

  it('draws what should have ended on another day and is open still, up to now', async () => {
    const { page } = await begin('p-mara', '/leases?view=timeline', {
      before: ({ api }) => {
        const [lease] = api.state.world.leases;
        const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
        const overdue = { state: 'closing', startsAt: at(-3), openedAt: at(-3), endsAt: at(-2) } as const;
        api.state.world.leases = [{ ...lease!, leaseId: 'l-overdue', ...overdue }];
      },
    });

    const bar = page.locator('[data-lease="l-overdue"]');
    await bar.waitFor();

    expect(await bar.getAttribute('aria-label')).toMatch(/^Mara Lindqvist to prod-bastion, Closing, .+ to today /);
  });

  it('asks the server for that week only, and says when there is more than it shows', async () => {
    const { page, stage } = await begin('p-mara', '/leases?view=timeline&length=week&day=2026-10-21', {
      before: onBusyDay,
    });
    await page.getByText('The clocks go back: this week has 169 hours.').waitFor();
    await page.getByText('No lease like that in this week.').waitFor();
    const [some] = stage.api.state.world.leases;
    const many = Array.from({ length: 501 }, (_, index) => ({
      ...some!,
      leaseId: `many-${String(index)}`,
      state: 'closed' as const,
      openedAt: '2026-10-25T00:30:00.000Z',
      closedAt: '2026-10-25T01:30:00.000Z',
    }));

    stage.api.state.world.leases.push(...many);
    stage.api.state.tell('leases');
    await page.getByText('The newest 500 are shown.').waitFor();
    expect(await page.locator('[data-lease]').count()).toBe(500);
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText('The newest 500 are shown.').waitFor({ state: 'detached' });

    expect(await page.locator('[data-lease]').count()).toBe(501);
    await page.getByRole('button', { name: 'Show it as a table' }).click();
    const table = page.getByRole('table', { name: 'The timeline as a table' });
    expect(await table.getAttribute('aria-rowcount')).toBe('502');
  });
});
