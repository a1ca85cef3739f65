import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailServer } from '../../packages/broker/test/support/mail-server.ts';
import type { MailServer, ReceivedMail } from '../../packages/broker/test/support/mail-server.ts';
import { launchBrowser, newPerson } from './support/browser.ts';
import { picturesOfFailure } from './support/pictures-of-failure.ts';
import { missing, titled } from './support/requirements.ts';
import { BASTION, DATABASE, ingressBySdk } from './support/security-group.ts';
import { eventually } from '../support/eventually.ts';
import { ADMINISTRATOR, ServerProcess } from './support/server-process.ts';

const BEN = { email: 'ben@example.com', first: 'lent by the administrator', own: 'chosen by nobody but me' } as const;

/**
 * The story that a guide to such a product tells: a user is added, signs in from a changing address, and gets in by
 * access rules, without confirmation and with it. Click by click and mail by mail.
 */
describe.skipIf(missing.chromium !== null)(titled('the story of the guide', missing.chromium), () => {
  let mail: MailServer;
  let server: ServerProcess;
  let browser: Browser;
  let ada: Page;
  let ben: Page;
  let accessCode: string;

  beforeAll(async () => {
    mail = await startMailServer();
    server = await ServerProcess.startSetUp({ GATELEASE_SMTP_URL: `smtp://127.0.0.1:${String(mail.port)}` });
    browser = await launchBrowser();
    ada = await newPerson(browser, server.url);
    ben = await newPerson(browser, server.url);
  });
  afterAll(async () => {
    await browser.close();
    await server.remove();
    await mail.close();
  });

  picturesOfFailure(() => browser);

  it('the administrator adds a user with a password, and the mail about it leaves the password out', async () => {
    await ada.goto('/admin');
    await ada.getByLabel('E-mail').fill(ADMINISTRATOR.email);
    await ada.getByLabel('Password').first().fill(ADMINISTRATOR.password);
    await ada.getByRole('button', { name: 'Sign in', exact: true }).click();
    await ada.getByRole('heading', { name: 'My access', level: 1 }).waitFor();

    await ada.goto('/people');
    await ada.getByRole('button', { name: 'Add a person' }).click();
    const dialog = ada.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Ben');
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill(BEN.email);
    await dialog.getByLabel('I type one now').check();
    await dialog.getByRole('textbox', { name: 'Password' }).fill(BEN.first);
    expect(await dialog.getByLabel('They must change it at the next sign-in').isChecked()).toBe(true);
    await dialog.getByLabel('Send them an e-mail that they can sign in').check();
    expect(await dialog.getByLabel('Leave the password out of the e-mail').isChecked()).toBe(true);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await ada.getByRole('table', { name: 'People' }).getByText(BEN.email).waitFor();

    accessCode = await ada.getByRole('textbox', { name: 'access code', exact: true }).inputValue();
    const welcome = textOf(await mailTo(BEN.email, 'Your access to'));
    expect(welcome).toContain(`/sign-in?code=${accessCode}`);
    expect(welcome).not.toContain(BEN.first);
  });

  it('the administrator writes an access rule from the group’s menu: who, what, how long, on which days', async () => {
    await openAccessRules(ada, 'Bastion');
    await deleteRule(ada, 'SSH to the bastion');
    await ada.getByRole('link', { name: 'Add an access rule' }).first().click();
    await ada.getByLabel('Name of the access rule').fill('Ben on the bastion');
    await choosePerson(ada, 'Ben');
    await ada.getByRole('group', { name: 'Traffic 1' }).getByRole('textbox').fill('2222');
    await ada.getByLabel('Unless they choose: how many').fill('2');
    await ada.getByLabel('At most, extensions included: how many').fill('8');
    await ada.getByLabel('In weekly windows').check();
    await everyDayAllDay(ada);
    await ada.getByLabel('By itself when they sign in').check();
    await allowLoopback(ada);
    await saveRule(ada);
    await ada.getByText('Ben on the bastion').first().waitFor();
  });

  it('the administrator corrects the rule from the list', async () => {
    await ada.getByRole('link', { name: 'Ben on the bastion' }).click();
    await ada.getByRole('group', { name: 'Traffic 1' }).getByRole('textbox').fill('22');
    await saveRule(ada);

    await ada.getByText('Ben on the bastion').first().waitFor();
  });

  it('the user signs in at their own address, must change the password, and the rule for their address is there', async () => {
    expect(await ingressBySdk(server.ec2Url, BASTION)).toEqual([]);
    await ben.goto('/sign-in');
    await ben.getByLabel('E-mail').fill(BEN.email);
    await ben.getByLabel('Password').first().fill(BEN.first);
    await ben.getByLabel('Access code').fill(accessCode);
    await ben.getByRole('button', { name: 'Sign in', exact: true }).click();
    await ben.getByRole('heading', { name: 'Choose a new password' }).waitFor();
    await ben.getByRole('textbox', { name: 'Current password' }).fill(BEN.first);
    await ben.getByRole('textbox', { name: 'New password' }).fill(BEN.own);
    await ben.getByRole('button', { name: 'Change the password' }).click();
    await ben.getByRole('heading', { name: 'My access', level: 1 }).waitFor();

    const opened = await eventually(
      () => ingressBySdk(server.ec2Url, BASTION),
      (rules) => rules.length > 0,
    );
    expect(opened).toEqual(['tcp 22 from 127.0.0.1/32']);
    await ben.getByRole('button', { name: 'Close Bastion' }).waitFor();
  });

  it('with confirmation: the administrator gets a mail, follows its link on another device, approves, and the rule is there', async () => {
    await openAccessRules(ada, 'Database');
    await deleteRule(ada, 'Database maintenance');
    await ada.getByRole('link', { name: 'Add an access rule' }).first().click();
    await ada.getByLabel('Name of the access rule').fill('Ben on the database');
    await choosePerson(ada, 'Ben');
    await ada.getByRole('group', { name: 'Traffic 1' }).getByRole('textbox').fill('5432');
    await ada.getByLabel('Approval').selectOption({ label: 'One approver has to agree' });
    expect(await ada.getByLabel('Approvers get an e-mail when somebody asks').isChecked()).toBe(true);
    await allowLoopback(ada);
    await saveRule(ada);

    const door = ben.getByRole('article').filter({ hasText: 'Ben on the database' });
    await door.getByRole('button', { name: 'Ask for access' }).click();
    const question = textOf(await mailTo(ADMINISTRATOR.email, 'Ben asks for access'));
    expect(question).toContain('127.0.0.1/32');
    expect(await ingressBySdk(server.ec2Url, DATABASE)).not.toContain('tcp 5432 from 127.0.0.1/32');

    await ada.goto('/security-groups');
    const waiting = ada.getByRole('region', { name: 'Waiting for approval' });
    await waiting.getByText('127.0.0.1/32').waitFor();
    const phone = await newPerson(browser, server.url);
    await phone.goto(linkIn(question, '/approvals'));
    await phone.getByLabel('E-mail').fill(ADMINISTRATOR.email);
    await phone.getByLabel('Password').first().fill(ADMINISTRATOR.password);
    await phone.getByLabel('Access code').fill(accessCode);
    await phone.getByRole('button', { name: 'Sign in', exact: true }).click();
    const request = phone.locator('article[data-marked="true"]');
    await request.getByText('127.0.0.1/32').first().waitFor();
    expect(new URL(phone.url()).pathname + new URL(phone.url()).hash).toBe(pathOf(linkIn(question, '/approvals')));
    await request.getByRole('button', { name: 'Approve the request of Ben for Database' }).click();

    const opened = await eventually(
      () => ingressBySdk(server.ec2Url, DATABASE),
      (rules) => rules.includes('tcp 5432 from 127.0.0.1/32'),
    );
    expect(opened).toContain('tcp 5432 from 127.0.0.1/32');
    await door.getByRole('button', { name: 'Close Database' }).waitFor();
    expect(textOf(await mailTo(BEN.email, 'Your request was approved'))).toContain('Ben on the database');
  });

  it('the user’s browser takes the portal for an app that can be installed, with a worker that runs', async () => {
    await ben.goto('/');
    await ben.evaluate(async () => void (await navigator.serviceWorker.ready));
    const devTools = await ben.context().newCDPSession(ben);

    const { errors, data } = await devTools.send('Page.getAppManifest');
    const { installabilityErrors } = await devTools.send('Page.getInstallabilityErrors');
    const served = await Promise.all(
      ['/manifest.webmanifest', '/service-worker.js', ...iconsOf(data)].map(async (path) => {
        const { status, headers } = await fetch(new URL(path, server.url));
        return [status, headers.get('cache-control'), headers.get('content-type')?.split(';')[0]];
      }),
    );

    // A private window, as each person here has one, can install nothing.
    const wrong = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
    expect({ errors, wrong }).toEqual({ errors: [], wrong: [] });
    expect(served.slice(0, 2)).toEqual([
      [200, 'no-cache', 'application/manifest+json'],
      [200, 'no-cache', expect.stringContaining('javascript')],
    ]);
    expect(served.slice(2).every(([status, , type]) => status === 200 && String(type).startsWith('image/'))).toBe(true);
    expect(served.length).toBeGreaterThan(3);
  });

  async function mailTo(address: string, subject: string): Promise<ReceivedMail> {
    const found = await eventually(
      () => Promise.resolve(mail.received.filter(({ to, source }) => to.includes(address) && source.includes(subject))),
      (mails) => mails.length > 0,
    );
    const [first] = found;
    if (first === undefined) throw new Error(`no mail to ${address} about ${subject}`);
    return first;
  }
});

/** The source of a mail as its reader sees it: soft line ends and escapes of quoted-printable undone. */
function textOf({ source }: ReceivedMail): string {
  return source
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function iconsOf(manifest: string | undefined): readonly string[] {
  const { icons }: { icons: { src: string }[] } = JSON.parse(manifest ?? '{"icons":[]}');
  return icons.map(({ src }) => src);
}

/** The address in a mail that leads to a page. */
function linkIn(text: string, path: string): string {
  const [link] = text.match(/https?:\/\/[^\s"<>]+/g)?.filter((address) => new URL(address).pathname === path) ?? [];
  if (link === undefined) throw new Error(`no link to ${path} in: ${text}`);
  return link;
}

function pathOf(link: string): string {
  const { pathname, hash } = new URL(link);
  return pathname + hash;
}

async function openAccessRules(page: Page, group: string): Promise<void> {
  await page.goto('/security-groups');
  await page.getByRole('button', { name: `Actions for ${group}` }).click();
  await page.getByRole('menuitem', { name: 'Access rules' }).click();
  await page.getByRole('heading', { name: group, level: 1 }).waitFor();
}

async function deleteRule(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('link', { name: 'Add an access rule' }).first().waitFor();
}

async function choosePerson(page: Page, name: string): Promise<void> {
  await page
    .getByRole('combobox', { name: 'Who may open it' })
    .or(page.getByLabel('Who may open it'))
    .first()
    .fill(name);
  await page
    .getByRole('option', { name: new RegExp(`^${name} \\(`) })
    .filter({ visible: true })
    .first()
    .click();
  await page.keyboard.press('Escape');
}

/** From midnight to midnight on all seven days, so that the story can be told at any hour. */
async function everyDayAllDay(page: Page): Promise<void> {
  const window = page.getByRole('group', { name: 'Window 1' });
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']) {
    const chip = window.getByRole('checkbox', { name: day });
    if (!(await chip.isChecked())) await window.getByText(day.slice(0, 3), { exact: true }).click();
  }
  await window.getByLabel('From', { exact: true }).fill('00:00');
  await window.getByLabel('To', { exact: true }).fill('00:00');
}

/** The browser of these tests is on the machine of the server. */
async function allowLoopback(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Special addresses' }).click();
  await page.getByLabel(/^Loopback/).check();
}

async function saveRule(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^(Save|Add the access rule|Create)/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Add an access rule' }).first().waitFor();
}
