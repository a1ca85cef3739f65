import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPENID_CLIENT, OpenIdServer } from '../../packages/broker/test/support/openid-server.ts';
import { launchBrowser, newPerson } from './support/browser.ts';
import { addPerson, doorNamed, signIn, type Person } from './support/people.ts';
import { picturesOfFailure } from './support/pictures-of-failure.ts';
import { missing, titled } from './support/requirements.ts';
import { ADMINISTRATOR, ServerProcess, freePort } from './support/server-process.ts';

describe.skipIf(missing.chromium !== null)(titled('an identity provider, in a browser', missing.chromium), () => {
  let openId: OpenIdServer;
  let server: ServerProcess;
  let browser: Browser;
  let ben: Person;

  beforeAll(async () => {
    // Each of the two has to know the other's address first.
    const port = await freePort();
    server = await ServerProcess.make({
      GATELEASE_ADMIN_EMAIL: ADMINISTRATOR.email,
      GATELEASE_ADMIN_PASSWORD: ADMINISTRATOR.password,
      GATELEASE_OIDC_ISSUER: `http://127.0.0.1:${String(port)}`,
      GATELEASE_OIDC_CLIENT_ID: OPENID_CLIENT.clientId,
      GATELEASE_OIDC_CLIENT_SECRET: OPENID_CLIENT.clientSecret,
      GATELEASE_OIDC_NAME: 'Example ID',
    });
    openId = await OpenIdServer.start([`${server.url}/sign-in/provider`], port);
    await server.start();
    const administrator = await server.signIn();
    ben = await addPerson(administrator, 'Ben');
    openId.accounts.set('ben', { email: ben.email, isEmailVerified: true, name: 'Ben' });
    openId.accounts.set('eve', { email: 'eve@example.com', isEmailVerified: true, name: 'Eve' });

    const { items } = await administrator('listPolicies');
    const policy = items.find(({ name }) => name === 'SSH to the bastion');
    if (policy === undefined) throw new Error('the tour has no policy for the bastion');
    await administrator('editPolicy', {
      params: { policyId: policy.policyId },
      body: { ...policy, opensOn: 'sign-in' },
    });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
    await openId.close();
  });

  picturesOfFailure(() => browser);

  it('a member signs in there, comes back to where they were going, and finds the door open', async () => {
    const page = await newPerson(browser, server.url);

    await page.goto('/security');
    await page.getByRole('button', { name: 'Sign in with Example ID' }).click();
    await page.getByRole('heading', { name: 'Example ID' }).waitFor();
    await page.getByLabel('Account').fill('ben');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Sign-in and security' }).waitFor();

    expect(page.url()).toBe(`${server.url}/security`);
    const door = await doorNamed(await signIn(server, ben), 'SSH to the bastion');
    expect(door.state).toBe('open');
  });

  it('somebody whom nobody added, and somebody who cancels, learn why they are not in', async () => {
    const page = await newPerson(browser, server.url);

    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with Example ID' }).click();
    await page.getByLabel('Account').fill('eve');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('eve@example.com').waitFor();
    await page.getByRole('link', { name: 'Back to the sign-in' }).click();
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Sign in with Example ID' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();

    await page.getByText('The identity provider did not sign you in').waitFor();
    expect(await page.context().cookies()).not.toContainEqual(expect.objectContaining({ name: 'gatelease_session' }));
  });
});
