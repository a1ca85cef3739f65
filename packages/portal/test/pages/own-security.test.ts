import { DAY } from '../mock/ages.ts';
import { describePages } from './describe-pages.ts';

const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

describePages('own security', [
  {
    name: 'security',
    path: '/security',
    as: 'p-mara',
    heading: 'Sign-in and security',
    mainAction: 'Set up an authenticator app',
  },
  {
    name: 'set-up-totp',
    path: '/security',
    as: 'p-mara',
    heading: 'Sign-in and security',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
    },
  },
  {
    name: 'recovery-codes',
    path: '/security',
    as: 'p-mara',
    heading: 'Sign-in and security',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByLabel('The code that the app shows now').fill('123456');
      await page.getByRole('button', { name: 'Switch it on' }).click();
      await page.getByRole('list', { name: 'Recovery codes' }).waitFor();
    },
  },
  {
    name: 'security-passkeys',
    path: '/security',
    as: 'p-ana',
    heading: 'Sign-in and security',
    mainAction: 'Add a passkey',
    before: ({ api }) => {
      api.state.passkeyOrigin = api.url;
      api.state.passkeys.push(
        { passkeyId: 'pk-0', name: 'Windows computer', isSynced: false, createdAt: ago(90), lastUsedAt: ago(0.2) },
        { passkeyId: 'pk-1', name: 'My telephone, the new one', isSynced: true, createdAt: ago(2), lastUsedAt: null },
      );
    },
    prepare: async (page) => {
      await page.getByText('My telephone, the new one').waitFor();
    },
  },
  {
    name: 'security-add-passkey',
    path: '/security',
    as: 'p-ana',
    heading: 'Sign-in and security',
    before: ({ api }) => {
      api.state.passkeyOrigin = api.url;
    },
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Add a passkey' }).click();
      await page.getByLabel('Name').waitFor();
    },
  },
  {
    name: 'security-passkeys-elsewhere',
    path: '/security',
    as: 'p-ana',
    heading: 'Sign-in and security',
    before: ({ api }) => {
      api.state.passkeyOrigin = 'http://localhost:8080';
    },
    prepare: async (page) => {
      await page.getByText('Passkeys work at another address').waitFor();
    },
  },
  {
    name: 'security-on',
    path: '/security',
    as: 'p-mara',
    heading: 'Sign-in and security',
    mainAction: 'New recovery codes',
    before: ({ api }) => {
      const { people } = api.state.world;
      people[0] = { ...people[0]!, secondFactors: ['totp'] };
    },
  },
]);
