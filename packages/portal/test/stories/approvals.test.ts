import { expect, it } from 'vitest';
import { changesOf, describeInBrowser, PHONE } from '../stage.ts';

describeInBrowser('approvals', ({ begin }) => {
  it('approves in one click, denies with a word why, and offers neither on an own request', async () => {
    const { page, stage } = await begin('p-mara', '/approvals');
    const own = page.getByRole('article', { name: /^Mara/ });
    await own.getByText('Nobody approves their own').waitFor();

    await page.getByRole('button', { name: /^Deny the request of Ana/ }).click();
    await page.keyboard.type('Use the replica.');
    await page.getByRole('button', { name: 'Deny', exact: true }).click();
    await expect.poll(() => page.getByRole('article').count()).toBe(1);

    expect(await own.getByRole('button').count()).toBe(0);
    expect(changesOf(stage, 'reviewAccessRequest').map(({ call }) => call.body)).toEqual([
      { decision: 'deny', comment: 'Use the replica.' },
    ]);
  });
});

describeInBrowser('approvals on a phone', ({ begin }) => {
  it('shows what becomes reachable and approves for less than was asked', async () => {
    const { page, stage } = await begin('p-tomas', '/approvals#req-1', { viewport: PHONE });
    const card = page.getByRole('article', { name: /^Ana/ });

    await card.getByText('becomes reachable that was not').waitFor();
    await page.getByText('The access rule was changed since this was asked').waitFor();
    await page.getByText('is let through already by').waitFor();
    await card.getByLabel('For how long').selectOption({ label: 'Only 30 minutes' });
    await card.getByRole('button', { name: /^Approve/ }).dblclick();
    await card.waitFor({ state: 'detached' });

    expect(changesOf(stage, 'reviewAccessRequest').map(({ call }) => call.body)).toEqual([
      { decision: 'approve', durationSeconds: 1800 },
    ]);
  });
});

describeInBrowser('the link of a mail to an approval', ({ begin }) => {
  it('leads through the sign-in to that request', async () => {
    const { page } = await begin(null, '/approvals#req-1');

    await page.getByLabel('E-mail').fill('tomas@harbour.example');
    await page.locator('input[name="password"]').fill('correct horse battery staple');
    await page.getByLabel('Access code').fill('harbour-4417');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('article', { name: /^Ana/ }).waitFor();

    const { pathname, hash } = new URL(page.url());
    expect([pathname, hash]).toEqual(['/approvals', '#req-1']);
    expect(await page.locator('[data-marked="true"]').count()).toBe(1);
  });

  it('says that somebody else was quicker', async () => {
    const { page, stage } = await begin('p-tomas', '/approvals#req-1');
    await page.getByRole('article', { name: /^Ana/ }).waitFor();

    const request = stage.api.state.world.requests.find(({ requestId }) => requestId === 'req-1')!;
    Object.assign(request, { state: 'denied', decidedAt: new Date().toISOString() });
    stage.api.state.tell('requests');

    await page
      .getByRole('status')
      .getByText('The request of Ana Ruiz for orders-db needs no answer any more')
      .waitFor();
    expect(await page.getByRole('article', { name: /^Ana/ }).count()).toBe(0);
  });
});
