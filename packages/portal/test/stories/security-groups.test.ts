import { expect, it } from 'vitest';
import { changesOf, describeInBrowser } from '../stage.ts';

describeInBrowser('security groups', ({ begin }) => {
  it('approves and denies with one click each at the top of the list', async () => {
    const { page, stage } = await begin('p-tomas', '/security-groups');
    const waiting = page.getByRole('region', { name: 'Waiting for approval' });

    await waiting.getByRole('button', { name: /^Deny the request of Ana/ }).click();
    await expect.poll(() => changesOf(stage, 'reviewAccessRequest').length).toBe(1);
    await waiting.getByRole('button', { name: /^Approve the request of Mara/ }).click();
    await waiting.waitFor({ state: 'detached' });

    expect(changesOf(stage, 'reviewAccessRequest').map(({ call }) => call.body)).toEqual([
      { decision: 'deny' },
      { decision: 'approve' },
    ]);
  });

  it('searches, leads to the console of AWS, and says why Local EC2 has none', async () => {
    const { page } = await begin('p-mara', '/security-groups');
    const rows = page.getByRole('table', { name: 'Security groups' }).getByRole('row');

    await page.getByRole('button', { name: 'Actions for prod-bastion' }).click();
    const link = await page.getByRole('menuitem', { name: 'Open in AWS console' }).getAttribute('href');
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox', { name: 'Search groups' }).fill('build');
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByRole('button', { name: 'Actions for build-farm' }).click();
    const item = page.getByRole('menuitem', { name: /^Open in AWS console/ });

    expect(link).toContain('eu-central-1.console.aws.amazon.com');
    expect(await item.textContent()).toContain('Local EC2 has no console');
    expect(await item.isDisabled()).toBe(true);
    expect(new URL(page.url()).search).toBe('?search=build');
  });

  it('verifies a group now and tells what was found', async () => {
    const { page, stage } = await begin('p-mara', '/security-groups');

    await page.getByRole('button', { name: 'Actions for prod-bastion' }).click();
    await page.getByRole('menuitem', { name: 'Verify' }).click();
    const dialog = page.getByRole('dialog', { name: 'Verify prod-bastion' });
    await dialog.getByText('4 inbound rules: 2 made by Gatelease, 2 by others, 1 open to the world.').waitFor();

    expect(changesOf(stage, 'refreshResource')).toHaveLength(1);
  });
});

describeInBrowser('a dialog that adds something', ({ begin }) => {
  it('brings back what was typed after Escape and a reload, and gives it up with Cancel and at sign-out', async () => {
    const { page } = await begin('p-mara', '/security-groups');
    const open = () => page.getByRole('button', { name: 'Add a security group' }).click();
    const field = page.getByLabel('Security group id');

    await open();
    await field.fill('sg-0a1b2c3d');
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await page.reload();
    await open();
    await page.getByText('What you typed before is back').waitFor();
    const afterEscape = await field.inputValue();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await field.waitFor({ state: 'detached' });
    await open();
    const afterCancel = await field.inputValue();
    await field.fill('sg-0f0f0f0f');
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Mara Lindqvist', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();

    expect({ afterEscape, afterCancel }).toEqual({ afterEscape: 'sg-0a1b2c3d', afterCancel: '' });
    await expect
      .poll(() => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('draft'))))
      .toEqual([]);
  });
});
