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
