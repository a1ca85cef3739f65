import { expect, it } from 'vitest';
import { BASTION_GROUP } from '../mock/account-world.ts';
import { changesOf, describeInBrowser } from '../stage.ts';

describeInBrowser('explain', ({ begin }) => {
  it('is asked from the menu of a group, for one’s own address, and answers with the rule that decides', async () => {
    const { page } = await begin('p-mara', '/security-groups');

    await page.getByRole('button', { name: 'Actions for prod-bastion' }).click();
    await page.getByRole('menuitem', { name: 'Explain' }).click();
    const answer = page.getByRole('region', { name: 'Answer' });
    await answer.getByText('tcp 22 from 203.0.113.7/32').waitFor();

    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('203.0.113.7');
    expect(await page.getByLabel('To', { exact: true }).inputValue()).toBe(BASTION_GROUP);
    expect(await answer.getByText('The security groups let it into bastion').count()).toBe(1);
    await answer
      .getByRole('link', { name: /^prod-bastion/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'prod-bastion', level: 1 }).waitFor();
  });

  it('says what is missing, the other way round too, and keeps the question in the address of the page', async () => {
    const { page } = await begin('p-mara', '/explain');

    await page.getByLabel('From').fill('198.51.100.99');
    await page.getByLabel('To').fill('orders');
    await page.getByLabel('With').fill('5432');
    await page.keyboard.press('Enter');
    const answer = page.getByRole('region', { name: 'Answer' });
    await answer.getByText('tcp 5432 from 198.51.100.99/32').waitFor();
    await page.getByRole('button', { name: 'Other way round' }).click();
    await page.getByRole('button', { name: 'Explain', exact: true }).click();
    await answer.getByText('The security groups let it out of orders').waitFor();

    expect(new URL(page.url()).searchParams.get('from')).toBe('orders');
    expect(await answer.getByText(/orders .* remembers the connection/).count()).toBe(1);
  });

  it('puts what is wrong with a question at its field, and keeps what was typed', async () => {
    const { page } = await begin('p-mara', '/explain?from=1.2.3&to=nobody&traffic=all');

    await page.getByText('One port such as tcp/22').waitFor();

    for (const [label, value] of [
      ['From', '1.2.3'],
      ['To', 'nobody'],
      ['With', 'all'],
    ] as const) {
      expect(await page.getByLabel(label, { exact: true }).getAttribute('aria-invalid')).toBe('true');
      expect(await page.getByLabel(label, { exact: true }).inputValue()).toBe(value);
    }
  });

  it('reads the account again when asked to', async () => {
    const { page, stage } = await begin('p-mara', '/explain');

    await page.getByRole('button', { name: 'Read again' }).click();

    await expect.poll(() => changesOf(stage, 'askForReading').length).toBe(1);
  });

  it('is not in the menu of members without the dashboard', async () => {
    const { page } = await begin('p-ana', '/');

    await page.getByRole('heading', { level: 1 }).waitFor();

    expect(await page.getByRole('link', { name: 'Explain' }).count()).toBe(0);
  });
});

describeInBrowser('exposure', ({ begin }) => {
  it('lists what the Internet reaches, then what an address does, and leads to the reason', async () => {
    const { page } = await begin('p-mara', '/exposure');

    await page.getByRole('heading', { name: 'The Internet reaches 3 network interfaces' }).waitFor();
    await page.getByLabel('Who').fill('198.51.100.23');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '198.51.100.23 reaches 3 network interfaces' }).waitFor();
    await page.getByRole('link', { name: /^Why bastion/ }).click();
    await page.getByRole('region', { name: 'Answer' }).getByText('tcp 22 from 198.51.100.23/32').waitFor();
  });

  it('tells what is open to the world in whatever spelling, most pressing first', async () => {
    const { page } = await begin('p-mara', '/exposure');
    const open = page.getByRole('list', { name: 'Open to the world' }).getByRole('listitem');

    await open.first().waitFor();

    expect(await open.first().textContent()).toContain('tcp 22 in from the whole IPv4 Internet, by 2 rules together.');
    expect(await page.getByRole('list', { name: 'Groups that nobody uses' }).textContent()).toContain('left-over');
  });
});

describeInBrowser('the map', ({ begin }) => {
  it('is walked through with the keyboard, tells about a group, looks closer and comes back', async () => {
    const { page } = await begin('p-mara', '/map');
    const map = page.getByRole('group', { name: 'Map' });

    await map.getByRole('button').first().focus();
    for (let steps = 0; steps < 20; steps += 1) {
      const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
      if (name?.startsWith('orders-db') === true) break;
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Enter');
    const about = page.getByRole('region', { name: 'About orders-db' });
    await about.getByText('shop-web: tcp 5432').waitFor();
    await about.getByRole('button', { name: 'Look closer' }).click();
    await page.waitForURL(/groupId=/);
    await map.getByRole('button', { name: /^left-over/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'The whole account' }).click();
    await map.getByRole('button', { name: /^left-over/ }).waitFor();
  });

  it('shows live leases, finds by name, and says that there is no such group', async () => {
    const { page } = await begin('p-mara', '/map');
    const search = page.getByRole('searchbox', { name: 'Find on the map' });

    await page.getByRole('button', { name: 'prod-bastion, bastion, 2 open now' }).waitFor();
    await search.fill('shop-web');
    await page.getByText('1 found').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'About shop-web' }).waitFor();
    await search.fill('nothing-of-this-name');
    await page.keyboard.press('Enter');
    await page.getByText('nothing-of-this-name: One security group').waitFor();

    expect(await page.getByRole('group', { name: 'Map' }).getByRole('button').count()).toBeGreaterThan(4);
  });

  it('brings out the way of an answer', async () => {
    const { page } = await begin('p-mara', '/explain?from=shop-1&to=orders&traffic=5432');

    await page.getByRole('link', { name: 'On the map' }).click();
    await page.getByText('An answer on the map').waitFor();

    await expect.poll(() => page.locator('[data-look="path"]').count()).toBe(3);
  });

  it('is a list, too', async () => {
    const { page } = await begin('p-mara', '/map');

    await page.getByText('The same as a list').click();
    const rows = page.getByRole('table', { name: 'Who is let in to whom' }).getByRole('row');

    expect(await rows.allTextContents()).toContain('shop-webis let in toorders-dbtcp 5432');
  });

  it('zooms and moves without losing the picture', async () => {
    const { page } = await begin('p-mara', '/map');
    const map = page.getByRole('group', { name: 'Map' });
    const viewBox = () => map.getAttribute('viewBox');

    const before = await viewBox();
    await page.getByRole('button', { name: 'Closer' }).click();
    const closer = await viewBox();
    await map.hover({ position: { x: 30, y: 30 } });
    await page.mouse.down();
    await page.mouse.move(400, 500);
    await page.mouse.up();
    const moved = await viewBox();
    await page.getByRole('button', { name: 'All of it' }).click();

    expect(new Set([before, closer, moved]).size).toBe(3);
    expect(await viewBox()).toBe(before);
  });
});
