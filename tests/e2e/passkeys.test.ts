import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newPerson, signInAsMember } from './support/browser.ts';
import { addPerson, type Person } from './support/people.ts';
import { picturesOfFailure } from './support/pictures-of-failure.ts';
import { missing, titled } from './support/requirements.ts';
import { ServerProcess } from './support/server-process.ts';
import { plugInAuthenticator } from './support/virtual-authenticator.ts';

describe.skipIf(missing.chromium !== null)(titled('passkeys, in a browser', missing.chromium), () => {
  let server: ServerProcess;
  let browser: Browser;
  let ben: Person;

  beforeAll(async () => {
    server = await ServerProcess.startSetUp();
    ben = await addPerson(await server.signIn(), 'Ben');
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  picturesOfFailure(() => browser);

  async function signOut(page: Page): Promise<void> {
    await page.context().clearCookies();
    await page.goto('/sign-in');
  }

  it('a member adds one, signs in with it alone and after the password, and removes it', async () => {
    // By the name that browsers take passkeys for; the server listens on 127.0.0.1.
    const page = await newPerson(browser, server.url.replace('127.0.0.1', 'localhost'));
    await plugInAuthenticator(page);
    await signInAsMember(page, ben);

    await page.goto('/security');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByLabel('Name').fill('Fingerprint');
    await page.getByRole('button', { name: 'Add the passkey' }).click();
    await page.getByRole('list', { name: 'Recovery codes' }).waitFor();
    const code = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').first().innerText();
    await page.getByLabel('I have put them where I will find them').check();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('not used yet').waitFor();

    await signOut(page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('heading', { name: 'My access' }).waitFor();

    await signOut(page);
    await page.getByLabel('E-mail').fill(ben.email);
    await page.getByLabel('Password').first().fill(ben.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByLabel('Recovery code').waitFor();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('heading', { name: 'My access' }).waitFor();

    await page.goto('/security');
    const card = page.getByRole('region', { name: 'Passkeys' });
    await card.getByText(/last used/).waitFor();
    await page.getByRole('button', { name: 'Remove Fingerprint' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await card.getByText('None', { exact: true }).waitFor();

    await signOut(page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('This passkey does not sign anybody in here').waitFor();
    expect(code).toMatch(/^[\dA-Z-]{10,}$/);
  });

  it('says where they work, to somebody who comes by an address', async () => {
    const page = await newPerson(browser, server.url);
    await signInAsMember(page, ben);

    await page.goto('/security');

    const link = page.getByRole('link', { name: /^http:\/\/localhost:\d+\/security$/ });
    expect(await link.getAttribute('href')).toBe(`${server.url.replace('127.0.0.1', 'localhost')}/security`);
    await page.goto('/sign-in');
    expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0);
  });
});
