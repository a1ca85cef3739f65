import { expect, it } from 'vitest';
import { changesOf, describeInBrowser } from '../stage.ts';

describeInBrowser('choosing a password', ({ begin }) => {
  it('judges while it is typed by what the link says: how long it must be, and for whom it is', async () => {
    const { page, stage } = await begin(null, '/set-password#token=abc');
    const field = page.getByLabel('New password');

    await page.getByText('You will sign in to Harbour Logistics with it, as ana@harbour.example.').waitFor();
    await page.getByText('At least 16 characters.').waitFor();
    await field.fill('tiny violet ot');
    await page.getByText('2 more characters to go.').waitFor();
    await field.fill('HarbourLogistics');
    await page.getByText('your name, your e-mail address and the organization’s name').waitFor();
    await field.fill('tiny violet otters');
    await page.getByText('Good, unless it is a well-known one').waitFor();
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();

    expect(changesOf(stage, 'setPasswordWithLink').map(({ call }) => call.body)).toEqual([
      { token: 'abc', newPassword: 'tiny violet otters' },
    ]);
  });

  it('says at once that a link does not work any more, and where a new one comes from', async () => {
    const { page } = await begin(null, '/set-password#token=used');

    await page.getByRole('alert').getByText('This link does not work any more').waitFor();
    await page.getByRole('link', { name: 'Send me a new link' }).click();

    await page.getByRole('heading', { level: 1, name: 'Forgot your password?' }).waitFor();
  });

  it('asks whoever is signed in for what their organization asks for', async () => {
    const { page } = await begin('p-ana', '/password');

    await page.getByText('At least 14 characters.').waitFor();
    await page.getByLabel('New password').fill('ana@harbour.example');

    await page.getByText('Long enough. It needs: more than common words').waitFor();
  });
});
