import { denyLast, endSoon, moveAway, stopOpenings } from '../mock/moments.ts';
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
    name: 'my-access-ending',
    path: '/',
    as: 'p-ana',
    heading: 'My access',
    mainAction: 'Tell me before it ends',
    before: ({ api }) => {
      endSoon(api.state);
      stopOpenings(api.state, 'pol-rdp');
      api.state.addressSource = { kind: 'silent-proxy' };
    },
    prepare: async (page) => {
      await page.getByText('It ends soon.').waitFor();
      await page.getByRole('button', { name: 'How is that known?' }).click();
      await page.getByRole('button', { name: 'Tell me before it ends' }).click();
      await page.getByText('Your browser refuses notifications from this page').waitFor();
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
