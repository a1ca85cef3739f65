import { expect, it } from 'vitest';
import { violationsOf } from '../../../../tests/browser/axe.ts';
import { describeInBrowser } from '../stage.ts';
import { describePages } from './describe-pages.ts';

describePages('records and settings', [
  {
    name: 'ledger-verified',
    path: '/ledger',
    as: 'p-mara',
    heading: 'Ledger',
    mainAction: 'Verify',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.getByText('The chain is whole').waitFor();
    },
  },
  { name: 'ledger', path: '/ledger', as: 'p-mara', heading: 'Ledger' },
  { name: 'messages', path: '/messages', as: 'p-mara', heading: 'Messages', mainAction: /^Your request was denied/ },
  {
    name: 'message',
    path: '/messages',
    as: 'p-mara',
    heading: 'Messages',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Your request was denied/ }).click();
      await page.frameLocator('iframe').getByRole('heading', { name: 'Ana Ruiz asks for access' }).waitFor();
    },
  },
  {
    name: 'messages-without-server',
    path: '/messages',
    as: 'p-mara',
    heading: 'Messages',
    before: ({ api }) => {
      api.state.world.settings = { ...api.state.world.settings, mailServer: null };
    },
  },
  {
    name: 'message-to-pass-on',
    path: '/messages',
    as: 'p-mara',
    heading: 'Messages',
    before: ({ api }) => {
      api.state.world.settings = { ...api.state.world.settings, mailServer: null };
    },
    prepare: async (page) => {
      await page.getByRole('button', { name: /Your access to Harbour Books/ }).click();
      await page.getByRole('button', { name: 'Show what to pass on' }).click();
      await page.getByRole('textbox', { name: /Choose a password/ }).waitFor();
    },
  },
  {
    name: 'settings',
    path: '/settings',
    as: 'p-mara',
    heading: 'Settings',
  },
  {
    name: 'settings-conflict',
    path: '/settings',
    as: 'p-mara',
    heading: 'Settings',
    prepare: async (page, { api }) => {
      await page.getByRole('textbox', { name: 'Name' }).fill('Harbour Freight');
      api.state.world.settings = {
        ...api.state.world.settings,
        version: 4,
        organization: { name: 'Harbour Ltd', timeZone: 'Europe/Berlin' },
      };
      api.state.tell('organization');
      await page.getByText('Somebody else changed this section').waitFor();
    },
  },
  {
    name: 'user-menu',
    path: '/messages',
    as: 'p-mara',
    heading: 'Messages',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Mara Lindqvist', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    },
  },
  { name: 'not-found', path: '/nothing/here', as: 'p-mara', heading: 'Not found', mainAction: 'Go to my access' },
]);

describeInBrowser('the mail in a message', ({ begin }) => {
  it('is as readable on its own as the page around it', async () => {
    const { page } = await begin('p-mara', '/messages');
    await page.getByRole('button', { name: /^Your request was denied/ }).click();
    const mail = (await page.locator('iframe').getAttribute('srcdoc')) ?? '';

    await page.goto('about:blank');
    await page.setContent(mail);
    await page.getByRole('heading', { name: 'Ana Ruiz asks for access' }).waitFor();

    expect(await violationsOf(page)).toEqual([]);
  });
});
