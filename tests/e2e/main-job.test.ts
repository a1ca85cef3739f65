import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, newPerson, signInAsMember } from './support/browser.ts';
import { picturesOfFailure } from './support/pictures-of-failure.ts';
import { missing, titled } from './support/requirements.ts';
import { BASTION, ingressOf } from './support/security-group.ts';
import { eventually } from '../support/eventually.ts';
import { ServerProcess } from './support/server-process.ts';

/** The minute that the shortest lease lasts, and some patience. */
const A_MINUTE_AND_MORE = 100_000;

describe.skipIf(missing.chromium !== null)(titled('the main job, in a browser', missing.chromium), () => {
  let server: ServerProcess;
  let browser: Browser;

  beforeAll(async () => {
    server = await ServerProcess.make();
    await server.start();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  picturesOfFailure(() => browser);

  it(
    'a member signs in, opens the bastion for a minute, and it closes although the server was killed in between',
    { timeout: 180_000 },
    async () => {
      // The first screen, behind the link from the terminal.
      const ada = await newPerson(browser, server.url);
      await ada.goto(server.setupUrl);
      await ada.getByLabel('Organization').fill('Example Ltd');
      await ada.getByLabel('Your name').fill('Ada');
      await ada.getByLabel('E-mail').fill('ada@example.com');
      await ada.getByLabel('Password').first().fill('plenty of words here');
      await ada.getByRole('button', { name: 'Create the organization' }).click();
      await ada.getByRole('heading', { name: 'Example Ltd is ready' }).waitFor();

      // A member, with a password that Ada types.
      await ada.goto('/people');
      await ada.getByRole('button', { name: 'Add a person' }).click();
      const dialog = ada.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Ben');
      await dialog.getByRole('textbox', { name: 'E-mail' }).fill('ben@example.com');
      await dialog.getByLabel('I type one now').check();
      await dialog.getByRole('textbox', { name: 'Password' }).fill('other words entirely');
      const mustChange = dialog.getByLabel(/new password at the next sign-in|must change/i);
      if ((await mustChange.count()) > 0) await mustChange.uncheck();
      await dialog.getByRole('button', { name: 'Add', exact: true }).click();
      await ada.getByText('ben@example.com').first().waitFor();
      const accessCode = await ada.getByRole('textbox', { name: /access code/i }).inputValue();

      // Ben signs in from a loopback address and opens the bastion for the shortest time there is.
      const ben = await newPerson(browser, server.url);
      await signInAsMember(ben, { email: 'ben@example.com', password: 'other words entirely', accessCode });
      const door = ben.getByRole('article').filter({ hasText: 'SSH to the bastion' });
      expect(await ingressOf(server.ec2Url, BASTION)).toEqual([]);
      await door.getByRole('combobox').selectOption({ label: '1 minute' });
      await door.getByRole('button', { name: 'Open Bastion' }).click();
      await door.getByRole('button', { name: 'Close Bastion' }).waitFor();

      expect(
        await eventually(
          () => ingressOf(server.ec2Url, BASTION),
          (rules) => rules.length > 0,
        ),
      ).toEqual(['tcp 22 from 127.0.0.1/32']);

      // Pulling the plug changes nothing of that.
      await server.kill();
      await server.start();
      expect(await ingressOf(server.ec2Url, BASTION)).toEqual(['tcp 22 from 127.0.0.1/32']);
      await eventually(
        () => ingressOf(server.ec2Url, BASTION),
        (rules) => rules.length === 0,
        A_MINUTE_AND_MORE,
      );

      // The page has followed by itself.
      await door.getByRole('button', { name: 'Open Bastion' }).waitFor({ timeout: 30_000 });
      const entries = await ada.context().request.get('/api/v1/leases?state=ended');
      expect(await entries.json()).toMatchObject({ items: [{ state: 'closed', endReason: 'expired' }] });
    },
  );

  it('a request waits for somebody else, is approved in one click, and both pages follow by themselves', async () => {
    const administrator = await signInAs(server);
    const { accessCode } = (await administrator('readSession')).organization;
    const cleo = await administrator('addPerson', {
      body: { email: 'cleo@example.com', name: 'Cleo', password: 'words of her own', mustChangePassword: false },
    });
    const member = await newPerson(browser, server.url);
    await signInAsMember(member, {
      email: cleo.email,
      password: 'words of her own',
      accessCode: accessCode ?? '',
    });
    const approver = await newPerson(browser, server.url);
    await approver.goto('/admin');
    await approver.getByLabel('E-mail').fill('ada@example.com');
    await approver.getByLabel('Password').first().fill('plenty of words here');
    await approver.getByRole('button', { name: 'Sign in' }).click();
    await approver.getByRole('heading', { name: 'My access' }).waitFor();
    await approver.goto('/approvals');
    await approver.getByText('Nothing waits for an answer').waitFor();

    const door = member.getByRole('article').filter({ hasText: 'Database maintenance' });
    await door.getByLabel('Why do you need it?').fill('The nightly import failed');
    await door.getByRole('button', { name: 'Ask for access' }).click();

    await approver.getByText('The nightly import failed').waitFor();
    await approver.getByRole('button', { name: 'Approve' }).click();
    await door.getByRole('button', { name: 'Close Database' }).waitFor();
    await door.getByRole('button', { name: 'Close Database' }).click();
    await member.getByRole('dialog').getByRole('button', { name: 'Close now' }).click();
    await door.getByRole('button', { name: 'Ask for access' }).waitFor();
  });
});

function signInAs(server: ServerProcess) {
  return server.signIn({ email: 'ada@example.com', password: 'plenty of words here' });
}
