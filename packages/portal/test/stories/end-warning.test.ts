import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser } from '../stage.ts';
import { endSoon, stopOpenings } from '../mock/moments.ts';

const shownBy = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body }) => `${title} ${body}`);
  });

describeInBrowser('before an access ends', ({ begin }) => {
  it('says so at the door and in the tab when the server says that it is time, and not before', async () => {
    const { page, stage } = await begin('p-ana', '/');
    const card = page.getByRole('article', { name: 'prod-bastion' });
    await card.getByRole('timer').waitFor();
    const before = [await page.title(), await card.getByText('It ends soon.').count()];

    endSoon(stage.api.state);
    stage.api.state.tell('leases');
    await card.getByRole('status').getByText('It ends soon. Extend it if you need longer.').waitFor();
    await expect.poll(() => page.title()).toBe('4 min left: prod-bastion · My access · Gatelease');
    await page.getByRole('button', { name: 'Close prod-bastion' }).click();

    expect(before).toEqual(['My access · Gatelease', 0]);
    await expect.poll(() => page.title()).toBe('My access · Gatelease');
  });

  it('asks the browser for nothing by itself, and notifies once on any page after the button was pressed', async () => {
    const { page, stage, complaints } = await begin('p-mara', '/', { permissions: ['notifications'] });
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    endSoon(stage.api.state);
    stage.api.state.tell('leases');
    await page.getByText('It ends soon.').waitFor();
    const unbidden = await shownBy(page);

    await page.getByRole('button', { name: 'Tell me before it ends', pressed: false }).click();
    await expect.poll(() => shownBy(page)).toHaveLength(1);
    await page.getByRole('link', { name: 'Leases' }).click();
    await expect.poll(() => page.title()).toBe('4 min left: prod-bastion · Leases · Gatelease');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Leases' }).waitFor();

    expect(unbidden).toEqual([]);
    expect(await shownBy(page)).toEqual([
      expect.stringMatching(/^prod-bastion is open until today \d\d:\d\d 4 min left\. Open Gatelease to extend it\.$/),
    ]);
    expect(complaints).toEqual([]);
  });

  it('is told no more once it is switched off, nor to somebody else at the same screen', async () => {
    const { page, stage } = await begin('p-mara', '/', { permissions: ['notifications'] });
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    const button = page.getByRole('button', { name: 'Tell me before it ends' });

    await button.click();
    stage.api.state.personId = 'p-ana';
    await page.reload();
    await button.waitFor();
    const ofSomebodyElse = await button.getAttribute('aria-pressed');
    stage.api.state.personId = 'p-mara';
    await page.reload();
    await page.getByRole('button', { name: 'Tell me before it ends', pressed: true }).click();
    endSoon(stage.api.state);
    stage.api.state.tell('leases');
    await page.getByText('It ends soon.').waitFor();

    expect(ofSomebodyElse).toBe('false');
    expect(await shownBy(page)).toEqual([]);
  });

  it('says what to do when the browser refuses', async () => {
    const { page } = await begin('p-ana', '/');

    await page.getByRole('button', { name: 'Tell me before it ends' }).click();
    await page.getByText('Your browser refuses notifications from this page').waitFor();

    expect(await page.getByRole('status').getByText('allow notifications, and come back here').count()).toBe(1);
  });
});

describeInBrowser('what stands at the doors', ({ begin }) => {
  it('tells in words and on demand exactly through which proxies the address was seen', async () => {
    const { page } = await begin('p-ana', '/', {
      before: ({ api }) => {
        api.state.addressSource = { kind: 'proxy', header: 'X-Forwarded-For', proxies: ['10.0.0.1', '10.0.0.2'] };
      },
    });
    await page.getByText('as the entrance in front of this server says').waitFor();
    const exactly = page.getByText('through the proxies 10.0.0.2, then 10.0.0.1');
    const isShownAtFirst = await exactly.isVisible();

    await page.getByRole('button', { name: 'How is that known?' }).click();

    expect(isShownAtFirst).toBe(false);
    expect(await exactly.isVisible()).toBe(true);
    expect(await exactly.textContent()).toContain('in X-Forwarded-For: 203.0.113.7.');
  });

  it('warns of a proxy that does not say for whom it speaks', async () => {
    const { page } = await begin('p-ana', '/', {
      before: ({ api }) => {
        api.state.addressSource = { kind: 'silent-proxy' };
      },
    });

    const warning = page.getByRole('note').filter({ hasText: 'This may be the address of a proxy, and not yours' });
    await warning.waitFor();

    expect(await warning.textContent()).toContain('it has to send X-Forwarded-For');
  });

  it('says that an emergency stop keeps a door closed, and offers nothing that would be refused', async () => {
    const { page, stage } = await begin('p-ana', '/');
    const card = page.getByRole('article', { name: 'build-farm' }).last();
    await card.getByRole('button', { name: 'Open build-farm' }).waitFor();

    const reason = stopOpenings(stage.api.state, 'pol-rdp');
    stage.api.state.tell('organization');
    await card.getByText(reason).waitFor();

    expect(await card.getByRole('status').textContent()).toContain('Emergency stop');
    expect(await card.getByRole('button').count()).toBe(0);
  });
});
