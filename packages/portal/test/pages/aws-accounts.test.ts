import { describePages } from './describe-pages.ts';

describePages('AWS accounts', [
  {
    name: 'aws-accounts',
    path: '/aws-accounts',
    as: 'p-mara',
    heading: 'AWS accounts',
    mainAction: 'Add an AWS account',
  },
  {
    name: 'add-aws-account',
    path: '/aws-accounts',
    as: 'p-mara',
    heading: 'AWS accounts',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Add an AWS account' }).click();
      await page.getByRole('dialog').getByLabel('Access key id').fill('AKIAIOSFODNN7EXAMPLE');
    },
  },
  {
    name: 'add-aws-role',
    path: '/aws-accounts',
    as: 'p-mara',
    heading: 'AWS accounts',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Add an AWS account' }).click();
      await page.getByRole('radio', { name: 'A role' }).check();
      await page.getByLabel('ARN of the role').waitFor();
    },
  },
  {
    name: 'replace-aws-keys',
    path: '/aws-accounts',
    as: 'p-mara',
    heading: 'AWS accounts',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Actions for Production' }).click();
      await page.getByRole('menuitem', { name: 'Replace the keys' }).click();
      await page.getByRole('dialog').getByLabel('New access key id').waitFor();
    },
  },
]);
