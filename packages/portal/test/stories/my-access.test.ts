import { expect, it } from 'vitest';
import { changesOf, describeInBrowser, PHONE } from '../stage.ts';
import { denyLast, moveAway } from '../mock/moments.ts';

describeInBrowser('my access', ({ begin }) => {
  it('opens once on a double click, shows opening and then open without a reload, and counts down', async () => {
    const { page, stage } = await begin('p-ana', '/');
    const card = page.getByRole('article', { name: 'build-farm' }).last();

    await card.getByLabel('How long to open build-farm').selectOption({ label: '2 hours' });
    await card.getByRole('button', { name: 'Open build-farm' }).dblclick();
    await card.getByText('Opening').waitFor();
    await card.getByText('Open', { exact: true }).waitFor();
    const timer = card.getByRole('timer');
    const before = await timer.textContent();
    await page.waitForTimeout(1200);

    expect(changesOf(stage, 'requestAccess').map(({ call }) => call.body)).toEqual([
      { policyId: 'pol-rdp', durationSeconds: 7200 },
    ]);
    expect(before).toMatch(/^(2:00:00|1:59:\d\d)$/);
    expect(await timer.textContent()).not.toBe(before);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('build-farm');
  });

  it('extends and closes, and says what closing does not do', async () => {
    const { page, stage } = await begin('p-mara', '/');

    await page.getByRole('button', { name: 'Extend prod-bastion' }).click();
    await page.getByRole('menuitem', { name: '1 hour' }).click();
    await page.getByText(/^2:2\d:\d\d$/).waitFor();
    await page.getByRole('button', { name: 'Close prod-bastion' }).click();
    await page.getByText('A session that is already open may live on').waitFor();
    await page.getByRole('button', { name: 'Open prod-bastion' }).waitFor();

    expect(stage.api.state.changes.map(({ name }) => name)).toEqual(['extendLease', 'closeLease']);
  });

  it('shows what others change, and says when it cannot', async () => {
    const { page, stage } = await begin('p-ana', '/');
    await page.getByText('Live', { exact: true }).waitFor();

    stage.api.state.world.doors = stage.api.state.world.doors.slice(0, 1);
    stage.api.state.tell('policies');
    await expect.poll(() => page.getByRole('article').count()).toBe(1);
    stage.api.breakStreams();
    await page.getByText('Reconnecting').waitFor();
    stage.api.resumeStreams();
    await page.getByText('Live', { exact: true }).waitFor();

    expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(0);
  });
});

describeInBrowser('my access on a phone', ({ begin }) => {
  it('offers by itself to move when the address has changed, and moves once on a double click', async () => {
    const { page, stage } = await begin('p-ana', '/', { viewport: PHONE });
    await page.getByText('Live', { exact: true }).waitFor();

    moveAway(stage.api.state);
    stage.api.state.tell('leases');
    await page.getByText('Your address has changed').waitFor();
    await page.getByRole('button', { name: 'Move prod-bastion to my new address' }).dblclick();
    await page.getByText('Your address has changed').waitFor({ state: 'detached' });

    expect(changesOf(stage, 'moveLease').map(({ call }) => call.params)).toEqual([{ leaseId: 'l-1' }]);
    await page.getByRole('article', { name: 'prod-bastion' }).getByText('198.51.100.77/32').waitFor();
  });

  it('shows who denied the last request, and why', async () => {
    const { page, stage } = await begin('p-ana', '/', { viewport: PHONE });
    denyLast(stage.api.state);
    await page.reload();

    await page.getByText('Tomás Oliveira denied your last request').waitFor();
    await page.getByText('“Please use the read replica.”').waitFor();
    await page.getByText('One approver has to agree first: Mara Lindqvist or Tomás Oliveira.').waitFor();
  });

  it('opens in an emergency only with a reason, and says before whom it tells', async () => {
    const { page, stage } = await begin('p-ana', '/', { viewport: PHONE });

    await page.getByRole('button', { name: 'Emergency: open orders-db without approval' }).click();
    await page.getByText('Mara Lindqvist and Tomás Oliveira are told at once').waitFor();
    await page.getByRole('button', { name: 'Open without approval', exact: true }).click();
    expect(changesOf(stage, 'requestAccess')).toEqual([]);
    await page.getByLabel('What is the emergency?').fill('The shop is down');
    await page.getByRole('button', { name: 'Open without approval', exact: true }).dblclick();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    expect(changesOf(stage, 'requestAccess').map(({ call }) => call.body)).toEqual([
      expect.objectContaining({ policyId: 'pol-db', reason: 'The shop is down', breakGlass: true }),
    ]);
  });
});
