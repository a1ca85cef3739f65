import { DATABASE_GROUP } from '../mock/account-world.ts';
import { describePages } from './describe-pages.ts';

describePages('what is reachable', [
  {
    name: 'explain',
    path: '/explain',
    as: 'p-mara',
    heading: 'Explain',
    mainAction: 'Explain',
  },
  {
    name: 'explain-answer',
    path: `/explain?from=203.0.113.7&to=${DATABASE_GROUP}&traffic=tcp/22`,
    as: 'p-mara',
    heading: 'Explain',
    prepare: async (page) => {
      await page.getByRole('region', { name: 'Answer' }).waitFor();
    },
  },
  {
    name: 'explain-answer-yes',
    path: '/explain?from=198.51.100.23&to=bastion&traffic=ssh',
    as: 'p-mara',
    heading: 'Explain',
    prepare: async (page) => {
      await page.getByRole('region', { name: 'Answer' }).waitFor();
    },
  },
  {
    name: 'map',
    path: '/map',
    as: 'p-mara',
    heading: 'Map',
    mainAction: /^prod-bastion/,
    prepare: async (page) => {
      await page.getByRole('button', { name: /^prod-bastion/ }).click();
      await page.getByRole('region', { name: 'About prod-bastion' }).waitFor();
    },
  },
  {
    name: 'map-answer',
    path: '/map?from=shop-1&to=orders&traffic=5432',
    as: 'p-mara',
    heading: 'Map',
    prepare: async (page) => {
      await page.getByText('An answer on the map').waitFor();
    },
  },
  {
    name: 'exposure',
    path: '/exposure',
    as: 'p-mara',
    heading: 'Exposure',
    prepare: async (page) => {
      await page.getByRole('list', { name: 'Open to the world' }).waitFor();
    },
  },
]);
