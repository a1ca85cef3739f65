import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { ADA, BEN } from './example-world.ts';
import type { ExamplePerson, ExampleWorld } from './example-world.ts';

/** A page of the portal, as somebody of the example world finds it. */
export interface PortalPage {
  readonly name: string;
  readonly heading: string | RegExp;
  /** Nobody: before the sign-in. */
  readonly as: ExamplePerson | null;
  path(world: ExampleWorld): string;
}

const page = (name: string, path: string, heading: string | RegExp, as: ExamplePerson | null = ADA): PortalPage => ({
  name,
  heading,
  as,
  path: () => path,
});

/** Before anybody has set the server up. */
export const SETUP_PAGE: PortalPage = {
  name: 'setup',
  heading: 'Set up Gatelease',
  as: null,
  path: ({ server }) => server.setupUrl.replace(server.url, ''),
};

export const PORTAL_PAGES: readonly PortalPage[] = [
  page('sign-in', '/sign-in', 'Sign in', null),
  page('admin', '/admin', 'Administrator sign-in', null),
  page('forgot-password', '/forgot-password', 'Forgot your password?', null),
  page('set-password', '/set-password#token=one-time', 'Choose your password', null),
  page('my-access', '/', 'My access', BEN),
  page('approvals', '/approvals', 'Approvals'),
  page('leases', '/leases', 'Leases'),
  page('leases-timeline', '/leases?view=timeline', 'Leases'),
  page('security-groups', '/security-groups', 'Security groups'),
  {
    ...page('security-group', '', 'Bastion'),
    path: ({ bastionResourceId }) => `/security-groups/${bastionResourceId}`,
  },
  page('explain', '/explain?from=203.0.113.7&to=web&traffic=https', 'Explain'),
  page('exposure', '/exposure', 'Exposure'),
  page('map', '/map', 'Map'),
  page('access-rules', '/policies', 'Access rules'),
  {
    ...page('new-access-rule', '', 'New access rule'),
    path: (world) => `/policies/new?resourceId=${world.bastionResourceId}`,
  },
  {
    ...page('access-rule', '', 'Web deployments in office hours'),
    path: ({ scheduledPolicyId }) => `/policies/${scheduledPolicyId}`,
  },
  page('aws-accounts', '/aws-accounts', 'AWS accounts'),
  page('people', '/people', 'People'),
  page('import-people', '/people/import', 'Import people'),
  page('ledger', '/ledger', 'Ledger'),
  page('messages', '/messages', 'Messages'),
  page('settings', '/settings', 'Settings'),
  page('security', '/security', 'Sign-in and security'),
  page('password', '/password', /password/i),
  page('not-found', '/nothing/here', 'Not found'),
];

/** A browser profile of somebody in the example world, signed in. */
export async function enter(
  browser: Browser,
  world: ExampleWorld,
  who: ExamplePerson | null,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: world.server.url,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...(who === null ? {} : { extraHTTPHeaders: world.headersOf(who) }),
    ...options,
  });
  context.setDefaultTimeout(20_000);
  if (who !== null) await signIn(context.request, world, who);
  return context.newPage();
}

/** Goes to a page and waits until it shows what it has. */
export async function visit(browserPage: Page, world: ExampleWorld, { path, heading }: PortalPage): Promise<void> {
  await browserPage.goto(path(world));
  await browserPage.getByRole('heading', { level: 1, name: heading }).waitFor();
  await browserPage.locator('main [aria-busy="true"]').waitFor({ state: 'detached' });
  await browserPage.locator('main [data-waiting]').first().waitFor({ state: 'detached' });
  await browserPage.waitForTimeout(300);
}

async function signIn(
  request: Page['request'],
  { server, accessCode }: ExampleWorld,
  who: ExamplePerson,
): Promise<void> {
  const { email, password } = who;
  const data = { email, password, accessCode, kind: 'browser' };
  const answer = await request.post('/api/v1/session', { data, headers: { origin: server.url } });
  if (!answer.ok()) throw new Error(`${who.name} could not sign in: ${await answer.text()}`);
}
