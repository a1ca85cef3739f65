import { describePages } from './describe-pages.ts';

describePages('security groups', [
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
]);
