import { fillTheDay } from '../mock/busy-day.ts';
import { ordinaryStop } from '../mock/stops.ts';
import { describePages } from './describe-pages.ts';

describePages('approvals and leases', [
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
]);
