import type { Page } from 'playwright-core';
import type { Stage } from './browser.ts';
import { denyLast, moveAway } from './mock/moments.ts';
import { fillTheDay } from './mock/busy-day.ts';
import { ordinaryStop } from './mock/stops.ts';
import { DAY } from './mock/ages.ts';

const ago = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

/** A page of the portal in one state of it. */
export interface Visit {
  readonly name: string;
  readonly path: string;
  readonly as: string | null;
  readonly heading: string;
  /** What the page is for: the keyboard must get there. */
  readonly mainAction?: string | RegExp;
  /** Done before looking. */
  prepare?(page: Page, stage: Stage): Promise<void>;
  before?(stage: Stage): void;
}

async function chooseFor(page: Page, whom: string, what: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${whom}` }).click();
  await page.getByRole('menuitem', { name: what, exact: true }).click();
}

/** Every page, with its dialogs and its hard moments. */
export const VISITS: readonly Visit[] = [
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
  { name: 'my-access', path: '/', as: 'p-mara', heading: 'My access', mainAction: 'Open build-farm' },
  { name: 'my-access-member', path: '/', as: 'p-ana', heading: 'My access', mainAction: 'Open build-farm' },
  {
    name: 'my-access-empty',
    path: '/',
    as: 'p-ana',
    heading: 'My access',
    before: ({ api }) => {
      api.state.world.doors = [];
      api.state.world.leases = [];
    },
  },
  {
    name: 'my-access-moved',
    path: '/',
    as: 'p-ana',
    heading: 'My access',
    mainAction: 'Move prod-bastion to my new address',
    before: ({ api }) => {
      moveAway(api.state);
    },
  },
  {
    name: 'my-access-denied',
    path: '/',
    as: 'p-ana',
    heading: 'My access',
    before: ({ api }) => {
      denyLast(api.state);
    },
  },
  {
    name: 'break-glass',
    path: '/',
    as: 'p-ana',
    heading: 'My access',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Emergency: open orders-db without approval' }).click();
      await page.getByLabel('What is the emergency?').waitFor();
    },
  },
  {
    name: 'security-groups',
    path: '/security-groups',
    as: 'p-mara',
    heading: 'Security groups',
    mainAction: 'Add a security group',
  },
  {
    name: 'security-groups-menu',
    path: '/security-groups',
    as: 'p-mara',
    heading: 'Security groups',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Actions for prod-bastion' }).click();
      await page.getByRole('menuitem', { name: 'Access rules' }).waitFor();
    },
  },
  {
    name: 'verify-group',
    path: '/security-groups',
    as: 'p-mara',
    heading: 'Security groups',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Actions for prod-bastion' }).click();
      await page.getByRole('menuitem', { name: 'Verify' }).click();
      await page.getByText('4 inbound rules').waitFor();
    },
  },
  {
    name: 'security-group-drift',
    path: '/security-groups/r-bastion',
    as: 'p-mara',
    heading: 'prod-bastion',
    prepare: async (page) => {
      await page.getByText('Drift', { exact: true }).click();
      await page.getByText('Nobody has touched the rules').waitFor();
    },
  },
  {
    name: 'add-group',
    path: '/security-groups',
    as: 'p-mara',
    heading: 'Security groups',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Add a security group' }).click();
      await page.getByLabel('Security group id').waitFor();
    },
  },
  {
    name: 'security-group',
    path: '/security-groups/r-bastion',
    as: 'p-mara',
    heading: 'prod-bastion',
    mainAction: 'Add an access rule',
  },
  { name: 'policies', path: '/policies', as: 'p-mara', heading: 'Access rules', mainAction: 'Add an access rule' },
  {
    name: 'policies-empty',
    path: '/policies',
    as: 'p-mara',
    heading: 'Access rules',
    mainAction: 'Add an access rule',
    before: ({ api }) => {
      api.state.world.policies = [];
    },
  },
  {
    name: 'new-policy-pattern',
    path: '/policies/new?resourceId=r-bastion&pattern=database-approval',
    as: 'p-mara',
    heading: 'New access rule',
    prepare: async (page) => {
      await page.getByText(/with one approval, giving a reason/).waitFor();
    },
  },
  {
    name: 'new-policy',
    path: '/policies/new?resourceId=r-bastion',
    as: 'p-mara',
    heading: 'New access rule',
    mainAction: 'Add the access rule',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Add the access rule' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'edit-policy',
    path: '/policies/pol-build',
    as: 'p-mara',
    heading: 'Build machines in working hours',
    mainAction: 'Save',
  },
  {
    name: 'new-policy-schedule',
    path: '/policies/new?resourceId=r-bastion',
    as: 'p-mara',
    heading: 'New access rule',
    prepare: async (page) => {
      await page.getByLabel('In weekly windows').check();
      await page.getByRole('grid', { name: 'Weekly windows' }).waitFor();
    },
  },
  {
    name: 'policy-effect',
    path: '/policies/pol-ssh',
    as: 'p-mara',
    heading: 'SSH for Operations',
    prepare: async (page) => {
      await page.getByLabel('The access rule is switched on').uncheck();
      await page.getByText('although the access rule is switched off').first().waitFor();
      await page.getByText('Stays closed').first().waitFor();
    },
  },
  {
    name: 'delete-policy',
    path: '/policies/pol-ssh',
    as: 'p-mara',
    heading: 'SSH for Operations',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Delete' }).click();
      await page.getByText('Closes at once').first().waitFor();
    },
  },
  {
    name: 'policy-conflict',
    path: '/policies/pol-ssh',
    as: 'p-mara',
    heading: 'SSH for Operations',
    prepare: async (page, { api }) => {
      await page.getByLabel('Name of the access rule').fill('SSH for us');
      const policy = api.state.world.policies[0]!;
      api.state.world.policies[0] = { ...policy, version: 9, approvalsNeeded: 1 };
      api.state.tell('policies');
      await page.getByText('Somebody else changed this access rule').waitFor();
    },
  },
  { name: 'policy-read-only', path: '/policies/pol-build', as: 'p-priya', heading: 'Build machines in working hours' },
  {
    name: 'approvals',
    path: '/approvals#req-1',
    as: 'p-mara',
    heading: 'Approvals',
    mainAction: /^Approve the request of Ana/,
  },
  {
    name: 'approvals-denying',
    path: '/approvals',
    as: 'p-tomas',
    heading: 'Approvals',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Deny the request of Ana/ }).click();
      await page.getByLabel(/^Why not/).waitFor();
    },
  },
  { name: 'leases', path: '/leases', as: 'p-mara', heading: 'Leases', mainAction: /^Close the access of Ana/ },
  {
    name: 'leases-timeline',
    path: '/leases?view=timeline',
    as: 'p-mara',
    heading: 'Leases',
    mainAction: / to .+, .+ to /,
    before: ({ api }) => {
      fillTheDay(api.state);
    },
  },
  {
    name: 'leases-timeline-facts',
    path: '/leases?view=timeline&length=week&by=person',
    as: 'p-mara',
    heading: 'Leases',
    before: ({ api }) => {
      fillTheDay(api.state);
    },
    prepare: async (page) => {
      await page
        .getByRole('button', { name: /, Failed, / })
        .first()
        .press('Enter');
      await page.getByRole('button', { name: 'Show it as a table' }).click();
      await page.getByRole('table', { name: 'The timeline as a table' }).waitFor();
    },
  },
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
  {
    name: 'emergency-stop',
    path: '/leases',
    as: 'p-mara',
    heading: 'Leases',
    mainAction: 'Lift the stop',
    before: ({ api }) => {
      api.state.world.stops = [ordinaryStop(Date.now())];
    },
  },
  {
    name: 'emergency-stop-dialog',
    path: '/leases',
    as: 'p-mara',
    heading: 'Leases',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Emergency stop' }).click();
      await page.getByRole('dialog').getByLabel('Why').fill('A laptop was stolen.');
    },
  },
  {
    name: 'leases-selected',
    path: '/leases',
    as: 'p-mara',
    heading: 'Leases',
    prepare: async (page) => {
      await page
        .getByRole('checkbox', { name: /^Select the access/ })
        .first()
        .check();
      await page.getByRole('button', { name: 'Close them' }).waitFor();
    },
  },
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
  { name: 'not-found', path: '/nothing/here', as: 'p-mara', heading: 'Not found', mainAction: 'Go to my access' },
];
