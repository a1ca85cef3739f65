import { describePages } from './describe-pages.ts';

describePages('before one is signed in', [
  {
    name: 'setup',
    path: '/setup#token=abc',
    as: null,
    heading: 'Set up Gatelease',
    mainAction: 'Create the organization',
    before: ({ api }) => {
      api.state.isSetUp = false;
    },
  },
  { name: 'sign-in', path: '/sign-in', as: null, heading: 'Sign in', mainAction: 'Sign in' },
  {
    name: 'sign-in-provider',
    path: '/sign-in',
    as: null,
    heading: 'Sign in',
    mainAction: 'Sign in with Example ID',
    before: ({ api }) => {
      api.state.identityProvider = { name: 'Example ID' };
      api.state.passkeyOrigin = api.url;
    },
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Sign in with Example ID' }).waitFor();
    },
  },
  {
    name: 'sign-in-provider-refused',
    path: '/sign-in/provider?error=access_denied',
    as: null,
    heading: 'You are not signed in',
    mainAction: 'Back to the sign-in',
  },
  {
    name: 'second-step',
    path: '/sign-in',
    as: null,
    heading: 'Sign in',
    prepare: async (page, { api }) => {
      const { people } = api.state.world;
      people[0] = { ...people[0]!, secondFactors: ['totp'] };
      await page.getByLabel('E-mail').fill('mara@harbour.example');
      await page.locator('input[name="password"]').fill('correct horse battery staple');
      await page.getByLabel('Access code').fill('harbour-4417');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.locator('input[name="code"]').waitFor();
    },
  },
  {
    name: 'second-step-passkey',
    path: '/sign-in',
    as: null,
    heading: 'Sign in',
    before: ({ api }) => {
      api.state.passkeyOrigin = api.url;
    },
    prepare: async (page, { api }) => {
      const { people } = api.state.world;
      people[0] = { ...people[0]!, secondFactors: ['passkey'] };
      await page.getByLabel('E-mail').fill('mara@harbour.example');
      await page.locator('input[name="password"]').fill('correct horse battery staple');
      await page.getByLabel('Access code').fill('harbour-4417');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByLabel('Recovery code').waitFor();
    },
  },
  {
    name: 'forgot-password',
    path: '/forgot-password',
    as: null,
    heading: 'Forgot your password?',
    mainAction: 'Send me a link',
  },
  { name: 'admin', path: '/admin', as: null, heading: 'Administrator sign-in', mainAction: 'Sign in' },
  {
    name: 'set-password',
    path: '/set-password#token=abc',
    as: null,
    heading: 'Choose your password',
    mainAction: 'Set the password',
  },
  {
    name: 'set-password-used',
    path: '/set-password#token=used',
    as: null,
    heading: 'Choose your password',
    mainAction: 'Send me a new link',
  },
  {
    name: 'forced-password',
    path: '/',
    as: 'p-ana',
    heading: 'Choose a new password',
    mainAction: 'Change the password',
    before: ({ api }) => {
      api.state.mustChangePassword = true;
    },
  },
  {
    name: 'second-factor-due',
    path: '/',
    as: 'p-ana',
    heading: 'Set up a second factor',
    mainAction: 'Continue',
    before: ({ api }) => {
      api.state.mustSetUpSecondFactor = true;
    },
  },
]);
