import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { problemOf } from '../api/problem.ts';
import { Waiting } from '../components/waiting.tsx';
import { MyAccessPage } from '../pages/my-access/my-access-page.tsx';
import { AdminSignInPage, SignInPage } from '../pages/sign-in/sign-in-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { ProblemPage } from './problem-page.tsx';
import { textSearch, withoutEmptyTexts } from './search.ts';
import { Shell } from './shell.tsx';

const rootRoute = createRootRoute({ component: Outlet, search: { middlewares: [withoutEmptyTexts] } });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: textSearch('returnTo', 'code'),
  component: SignInPage,
});
const providerAnswerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in/provider',
  component: lazyRouteComponent(() => import('../pages/sign-in/provider-answer-page.tsx'), 'ProviderAnswerPage'),
});
const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  validateSearch: textSearch('returnTo', 'code'),
  component: AdminSignInPage,
});
const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  validateSearch: textSearch('token'),
  component: lazyRouteComponent(() => import('../pages/setup/setup-page.tsx'), 'SetupPage'),
});
const setPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-password',
  validateSearch: textSearch('token'),
  component: lazyRouteComponent(() => import('../pages/password/set-password-page.tsx'), 'SetPasswordPage'),
});
const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  validateSearch: textSearch('code'),
  component: lazyRouteComponent(() => import('../pages/password/forgot-password-page.tsx'), 'ForgotPasswordPage'),
});
const secondFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/second-factor',
  validateSearch: textSearch('returnTo'),
  component: lazyRouteComponent(() => import('../pages/security/second-factor-due-page.tsx'), 'SecondFactorDuePage'),
});
const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password',
  validateSearch: textSearch('returnTo'),
  component: lazyRouteComponent(() => import('../pages/password/change-password-page.tsx'), 'ChangePasswordPage'),
});

const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: 'shell', component: Shell });
const myAccessRoute = createRoute({ getParentRoute: () => shellRoute, path: '/', component: MyAccessPage });
const groupsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/security-groups',
  validateSearch: textSearch('search', 'region', 'vpcId', 'health'),
  component: lazyRouteComponent(
    () => import('../pages/security-groups/security-groups-page.tsx'),
    'SecurityGroupsPage',
  ),
});
const groupRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/security-groups/$resourceId',
  component: lazyRouteComponent(() => import('../pages/security-groups/security-group-page.tsx'), 'SecurityGroupPage'),
});
const explainRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/explain',
  validateSearch: textSearch('credentialId', 'region', 'from', 'to', 'traffic'),
  component: lazyRouteComponent(() => import('../pages/explain/explain-page.tsx'), 'ExplainPage'),
});
const mapRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/map',
  validateSearch: textSearch('credentialId', 'region', 'groupId', 'vpcId', 'from', 'to', 'traffic'),
  component: lazyRouteComponent(() => import('../pages/map/map-page.tsx'), 'MapPage'),
});
const exposureRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/exposure',
  validateSearch: textSearch('credentialId', 'region', 'source'),
  component: lazyRouteComponent(() => import('../pages/exposure/exposure-page.tsx'), 'ExposurePage'),
});
const policiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies',
  validateSearch: textSearch('search', 'resourceId'),
  component: lazyRouteComponent(() => import('../pages/policies/policies-page.tsx'), 'PoliciesPage'),
});
const newPolicyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies/new',
  validateSearch: textSearch('resourceId', 'copyOf', 'pattern'),
  component: lazyRouteComponent(() => import('../pages/policies/new-policy-page.tsx'), 'NewPolicyPage'),
});
const policyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policies/$policyId',
  component: lazyRouteComponent(() => import('../pages/policies/edit-policy-page.tsx'), 'EditPolicyPage'),
});
const approvalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/approvals',
  component: lazyRouteComponent(() => import('../pages/approvals/approvals-page.tsx'), 'ApprovalsPage'),
});
const leasesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/leases',
  validateSearch: textSearch(
    'state',
    'personId',
    'resourceId',
    'policyId',
    'address',
    'view',
    'day',
    'length',
    'by',
    'from',
    'to',
  ),
  component: lazyRouteComponent(() => import('../pages/leases/leases-page.tsx'), 'LeasesPage'),
});
const awsAccountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/aws-accounts',
  component: lazyRouteComponent(() => import('../pages/aws-accounts/aws-accounts-page.tsx'), 'AwsAccountsPage'),
});
const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people',
  validateSearch: textSearch('search', 'role', 'state', 'teamId'),
  component: lazyRouteComponent(() => import('../pages/people/people-page.tsx'), 'PeoplePage'),
});
const importPeopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people/import',
  component: lazyRouteComponent(() => import('../pages/people/import/import-people-page.tsx'), 'ImportPeoplePage'),
});
const ledgerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger',
  validateSearch: textSearch('kind', 'emergency', 'personId', 'resourceId', 'leaseId', 'address', 'from', 'to'),
  component: lazyRouteComponent(() => import('../pages/ledger/ledger-page.tsx'), 'LedgerPage'),
});
const messagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages',
  validateSearch: textSearch('state'),
  component: lazyRouteComponent(() => import('../pages/messages/messages-page.tsx'), 'MessagesPage'),
});
const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../pages/settings/settings-page.tsx'), 'SettingsPage'),
});
const securityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/security',
  component: lazyRouteComponent(() => import('../pages/security/security-page.tsx'), 'SecurityPage'),
});
/** Addresses that lead nowhere; behind the sign-in too, so that nobody learns from it what exists. */
const nowhereRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: NotFoundPage });

/** Every address of the portal. Sign-in and My access come with the first load, the others when they are opened. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    providerAnswerRoute,
    adminRoute,
    setupRoute,
    setPasswordRoute,
    forgotPasswordRoute,
    passwordRoute,
    secondFactorRoute,
    shellRoute.addChildren([
      myAccessRoute,
      groupsRoute,
      groupRoute,
      explainRoute,
      exposureRoute,
      mapRoute,
      policiesRoute,
      newPolicyRoute,
      policyRoute,
      approvalsRoute,
      leasesRoute,
      awsAccountsRoute,
      peopleRoute,
      importPeopleRoute,
      ledgerRoute,
      messagesRoute,
      settingsRoute,
      securityRoute,
      nowhereRoute,
    ]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: () => <Waiting what="the page" />,
  defaultErrorComponent: ({ error }) => <ProblemPage problem={problemOf(error)} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
