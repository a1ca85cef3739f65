import { describePages } from './describe-pages.ts';

describePages('access rules', [
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
    name: 'policies-switch-off',
    path: '/policies',
    as: 'p-mara',
    heading: 'Access rules',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Actions for SSH for Operations' }).click();
      await page.getByRole('menuitem', { name: 'Switch off' }).click();
      await page.getByText('although the access rule is switched off').first().waitFor();
    },
  },
  {
    name: 'policies-explain',
    path: '/policies',
    as: 'p-mara',
    heading: 'Access rules',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Actions for SSH for Operations' }).click();
      await page.getByRole('menuitem', { name: 'Explain' }).click();
      await page.getByText('Nothing is opened by trying.').waitFor();
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
]);
