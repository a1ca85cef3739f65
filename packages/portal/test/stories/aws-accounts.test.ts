import { expect, it } from 'vitest';
import { changesOf, describeInBrowser } from '../stage.ts';

describeInBrowser('AWS accounts', ({ begin }) => {
  it('shows what an account may not do, with the statement that would allow it', async () => {
    const { page } = await begin('p-mara', '/aws-accounts');

    const note = page.getByRole('note').filter({ hasText: 'Staging may not do everything' });
    await note.getByLabel('statement for ec2:RevokeSecurityGroupIngress', { exact: true }).waitFor();

    expect(await note.locator('pre').textContent()).toContain('"Action": "ec2:RevokeSecurityGroupIngress"');
  });

  it('adds an account once on a double click, keeps what was typed when it is refused, and never the secret', async () => {
    const { page, stage } = await begin('p-mara', '/aws-accounts');
    await page.getByRole('button', { name: 'Add an AWS account' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Harbour East');
    await dialog
      .getByLabel(/^Regions/)
      .first()
      .fill('eu-west-1');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('Access key id').fill('AKIA-too-short');
    await dialog.locator('input[name="secretAccessKey"]').fill('a secret of the harbour');

    await dialog.getByRole('button', { name: 'Add and verify' }).click();
    await dialog.getByText('AKIA and sixteen letters').first().waitFor();
    const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
    await dialog.getByLabel('Access key id').fill('AKIAIOSFODNN7EXAMPLE');
    await dialog.getByRole('button', { name: 'Add and verify' }).dblclick();
    await dialog.getByText('Reading was tried, and is allowed').waitFor();

    expect(kept).toContain('Harbour East');
    expect(kept).not.toContain('a secret of the harbour');
    expect(changesOf(stage, 'addCredential').map(({ call }) => call.body)).toMatchObject([
      { accessKeyId: 'AKIA-too-short' },
      { regions: ['eu-west-1'], accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'a secret of the harbour' },
    ]);
  });

  it('replaces keys in place and tells that the new ones work', async () => {
    const { page, stage } = await begin('p-mara', '/aws-accounts');
    await page.getByRole('button', { name: 'Actions for Production' }).click();
    await page.getByRole('menuitem', { name: 'Replace the keys' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('New access key id').fill('AKIAI44QH8DHBEXAMPLE');
    await dialog.locator('input[name="secretAccessKey"]').fill('another secret');

    await dialog.getByRole('button', { name: 'Replace', exact: true }).click();

    await expect
      .poll(() => changesOf(stage, 'replaceCredentialKeys').map(({ call }) => call.body as unknown))
      .toEqual([{ accessKeyId: 'AKIAI44QH8DHBEXAMPLE', secretAccessKey: 'another secret' }]);
  });
});
