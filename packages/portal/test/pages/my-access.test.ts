import { denyLast, moveAway } from '../mock/moments.ts';
import { describePages } from './describe-pages.ts';

describePages('my access', [
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
]);
