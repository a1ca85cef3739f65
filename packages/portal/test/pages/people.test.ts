import type { Page } from 'playwright-core';
import { describePages } from './describe-pages.ts';

async function chooseFor(page: Page, whom: string, what: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${whom}` }).click();
  await page.getByRole('menuitem', { name: what, exact: true }).click();
}

describePages('people', [
  { name: 'people', path: '/people', as: 'p-mara', heading: 'People', mainAction: 'Add a person' },
  {
    name: 'add-person',
    path: '/people',
    as: 'p-mara',
    heading: 'People',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Add a person' }).click();
      await page.getByLabel('I type one now').check();
    },
  },
  {
    name: 'setup-link',
    path: '/people',
    as: 'p-mara',
    heading: 'People',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Add a person' }).click();
      await page.getByRole('dialog').locator('input[name="name"]').fill('Noor Haddad');
      await page.locator('input[name="email"]').fill('noor@harbour.example');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByText('is not shown again').waitFor();
    },
  },
  {
    name: 'people-second-factor',
    path: '/people',
    as: 'p-mara',
    heading: 'People',
    before: ({ api }) => {
      api.state.identityProvider = { name: 'Example ID' };
      const ana = api.state.world.people.find(({ personId }) => personId === 'p-ana');
      Object.assign(ana ?? {}, { secondFactors: ['totp', 'passkey'] });
    },
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Actions for Ana Ruiz' }).click();
      await page.getByRole('menuitem', { name: 'Unlink from Example ID' }).waitFor();
      await page.getByRole('menuitem', { name: 'Reset the second factor' }).click();
      await page.getByRole('dialog').getByText('authenticator app and passkeys').waitFor();
    },
  },
  {
    name: 'people-nobody',
    path: '/people?search=nobody+is+called+so',
    as: 'p-mara',
    heading: 'People',
    mainAction: 'Show everybody',
  },
  {
    name: 'import-people',
    path: '/people/import',
    as: 'p-mara',
    heading: 'Import people',
    mainAction: 'Choose a file',
    prepare: async (page) => {
      const text = 'email;name\nana@harbour.example;Ana R.\nnew@harbour.example;Noor\nnobody;X\nmara@harbour.example;';
      const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
      await page.locator('input[type="file"]').setInputFiles(file);
      await page.getByText('What will happen', { exact: true }).waitFor();
    },
  },
  {
    name: 'person-menu',
    path: '/people?state=invited',
    as: 'p-mara',
    heading: 'People',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Actions for Sam Okafor' }).click();
      await page.getByRole('menuitem', { name: 'Withdraw the invitation' }).waitFor();
    },
  },
  {
    name: 'edit-person-conflict',
    path: '/people',
    as: 'p-mara',
    heading: 'People',
    prepare: async (page, { api }) => {
      await chooseFor(page, 'Ana Ruiz', 'Edit');
      await page.getByRole('dialog').getByLabel('Name').fill('Ana Ruiz-Vega');
      const ana = api.state.world.people.find(({ personId }) => personId === 'p-ana');
      Object.assign(ana ?? {}, { name: 'Ana R.', role: 'approver', access: 'dashboard', version: 9 });
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Somebody else changed this person').waitFor();
    },
  },
  {
    name: 'reset-password',
    path: '/people',
    as: 'p-mara',
    heading: 'People',
    prepare: async (page) => {
      await chooseFor(page, 'Ana Ruiz', 'Reset the password');
      await page.getByLabel('I pass it on').waitFor();
    },
  },
  {
    name: 'delete-person',
    path: '/people',
    as: 'p-mara',
    heading: 'People',
    prepare: async (page) => {
      await chooseFor(page, 'Ana Ruiz', 'Delete');
      await page.getByText('What they could open until now').waitFor();
    },
  },
  {
    name: 'edit-team',
    path: '/people',
    as: 'p-mara',
    heading: 'People',
    prepare: async (page) => {
      await chooseFor(page, 'the team Data', 'Name and people');
      await page.getByText('Sam Okafor (').waitFor();
    },
  },
  {
    name: 'delete-team',
    path: '/people',
    as: 'p-mara',
    heading: 'People',
    prepare: async (page) => {
      await chooseFor(page, 'the team Data', 'Delete');
      await page.getByText('no longer grant it anything').waitFor();
    },
  },
  {
    name: 'replace-access-code',
    path: '/people',
    as: 'p-mara',
    heading: 'People',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Replace the code' }).click();
      await page.getByText(/people need the new one/).waitFor();
    },
  },
]);
