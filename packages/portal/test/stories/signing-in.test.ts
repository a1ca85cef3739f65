import { expect, it } from 'vitest';
import { changesOf, describeInBrowser } from '../stage.ts';
import type { Stage } from '../stage.ts';

const PASSWORD = 'correct horse battery staple';

describeInBrowser('signing in', ({ begin }) => {
  it('says what is wrong where the focus goes, keeps what was typed, and remembers the access code', async () => {
    const { page } = await begin(null, '/leases');

    await page.getByLabel('E-mail').fill('mara@harbour.example');
    await page.locator('input[name="password"]').fill('wrong');
    await page.getByLabel('Access code').fill('harbour-4417');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    await page.locator('input[name="password"]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Leases' }).waitFor();
    await page.getByRole('button', { name: 'Mara Lindqvist', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();

    expect(await page.getByLabel('Access code').inputValue()).toBe('harbour-4417');
  });

  it('sets up the organization, shows the access code, and leads on to the security groups', async () => {
    const { page, stage } = await begin(null, '/setup#token=abc', {
      before: ({ api }) => {
        api.state.isSetUp = false;
      },
    });

    await page.getByLabel('Organization').fill('Harbour Logistics');
    await page.getByLabel('Your name').fill('Mara Lindqvist');
    await page.getByLabel('E-mail').fill('mara@harbour.example');
    await page.locator('input[name="password"]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Create the organization' }).click();
    await page.getByRole('heading', { level: 1, name: 'Harbour Logistics is ready' }).waitFor();
    const code = await page.getByRole('textbox', { name: 'access code' }).inputValue();
    await page.getByRole('link', { name: 'Add the first security group' }).click();
    await page.getByRole('heading', { level: 1, name: 'Security groups' }).waitFor();

    expect(code).toBe('harbour-4417');
    expect(changesOf(stage, 'setUp')[0]?.call.body).toMatchObject({ token: 'abc', timeZone: 'Europe/Berlin' });
  });
});

const withProvider = ({ api }: Stage): void => {
  api.state.identityProvider = { name: 'Example ID' };
};

describeInBrowser('signing in through the identity provider', ({ begin }) => {
  it('begins once on a double click, and ends where the person was going', async () => {
    const { page, stage } = await begin(null, '/sign-in?returnTo=%2F%3Fnote%3Dü', { before: withProvider });

    await page.getByRole('button', { name: 'Sign in with Example ID' }).dblclick();
    await page.getByRole('heading', { name: 'My access' }).waitFor();

    const names = stage.api.state.changes.map(({ name }) => name);
    expect(names).toEqual(['startProviderSignIn', 'finishProviderSignIn']);
    expect(stage.api.state.changes[0]?.call.body).toEqual({ returnTo: '/?note=%C3%BC' });
    expect(new URL(page.url()).search).toBe('?note=%C3%BC');
  });

  it('takes the code out of the address, says what went wrong, and leads back', async () => {
    const { page } = await begin(null, '/sign-in/provider?code=stolen&state=x', { before: withProvider });

    await page.getByRole('alert').getByText('Nobody who may sign in here').waitFor();
    expect(page.url()).not.toContain('stolen');
    await page.getByRole('link', { name: 'Back to the sign-in' }).click();

    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
  });
});
