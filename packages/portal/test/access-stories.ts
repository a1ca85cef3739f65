import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage } from './browser.ts';
import type { Stage } from './browser.ts';
import { denyLast, moveAway } from './mock/moments.ts';

/** What people do with their own doors, on the phone that they have in the hand. */
export function defineAccessStories(stageOf: () => Stage): void {
  async function begin(personId: string, path = '/'): Promise<{ page: Page; stage: Stage }> {
    const stage = stageOf();
    stage.api.reset(personId);
    const { page } = await openPage(stage);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(stage.api.url + path);
    return { page, stage };
  }
  const changesOf = ({ api }: Stage, name: string) => api.state.changes.filter((change) => change.name === name);

  describe('approvals on a phone', () => {
    it('shows what becomes reachable and approves for less than was asked', async () => {
      const { page, stage } = await begin('p-tomas', '/approvals#req-1');
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
      await page.context().close();
    });
  });

  describe('my access on a phone', () => {
    it('offers by itself to move when the address has changed, and moves once on a double click', async () => {
      const { page, stage } = await begin('p-ana');
      await page.getByText('Live', { exact: true }).waitFor();

      moveAway(stage.api.state);
      stage.api.state.tell('leases');
      await page.getByText('Your address has changed').waitFor();
      await page.getByRole('button', { name: 'Move prod-bastion to my new address' }).dblclick();
      await page.getByText('Your address has changed').waitFor({ state: 'detached' });

      expect(changesOf(stage, 'moveLease').map(({ call }) => call.params)).toEqual([{ leaseId: 'l-1' }]);
      await page.getByRole('article', { name: 'prod-bastion' }).getByText('198.51.100.77/32').waitFor();
      await page.context().close();
    });

    it('shows who denied the last request, and why', async () => {
      const { page, stage } = await begin('p-ana');
      denyLast(stage.api.state);
      await page.reload();

      await page.getByText('Tomás Oliveira denied your last request').waitFor();
      await page.getByText('“Please use the read replica.”').waitFor();
      await page.getByText('One approver has to agree first: Mara Lindqvist or Tomás Oliveira.').waitFor();
      await page.context().close();
    });

    it('opens in an emergency only with a reason, and says before whom it tells', async () => {
      const { page, stage } = await begin('p-ana');

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
      await page.context().close();
    });
  });

  describe('what was opened in an emergency', () => {
    it.each([
      ['/leases', 'Leases'],
      ['/approvals', 'Approvals'],
      ['/ledger', 'Ledger'],
    ])('stands out by words in %s, and nothing else does', async (path, heading) => {
      const { page } = await begin('p-mara', path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();

      await page.getByText('Emergency access', { exact: true }).first().waitFor();
      const marked = page.getByRole('row').filter({ hasText: 'Emergency access' });

      expect(await marked.count()).toBe(1);
      expect(await marked.textContent()).toContain('Sam Okafor');
      await page.context().close();
    });
  });
}
