import { OPERATIONS, ROUTES, type OperationName } from '@gatelease/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { can, type Action } from '../../src/domain/permissions.ts';
import type { Person } from '../../src/domain/person.ts';
import { STANDINGS, type Standing } from '../../src/domain/standing.ts';
import { startTestServer, type Somebody, type TestServer } from './http-harness.ts';

const POLICY = {
  name: 'SSH',
  resourceId: 'resource_none',
  grantees: [{ kind: 'everyone' }],
  traffics: ['tcp 22'],
  defaultDurationSeconds: 3600,
  longestDurationSeconds: 7200,
};

const BALANCER = { pattern: 'load-balancer', loadBalancer: 'front-door' };

const EMPTY_PLAN = {
  ...{ format: 'gatelease-lock-down', version: 1, madeAt: '2026-11-22T10:00:00.000Z', region: 'xx-south-1' },
  ...{ request: BALANCER, subject: 'nothing', names: {}, targets: [], notes: [] },
  plan: { pattern: 'load-balancer', add: [], present: [], verifications: [], removable: [], madeFor: [] },
};

const MADE_PASSKEY = { name: 'Laptop', answer: { id: 'x', response: { clientDataJSON: 'x', attestationObject: 'x' } } };

/**
 * Every operation, with the action that the caller's role must allow; `null` where the operation is about one's own
 * things, or, on somebody else's, answers 404 to those who may not see them. The type makes the table complete.
 */
const OPERATIONS_BY_ACTION: Readonly<
  Record<OperationName, { readonly action: Action | null; readonly body?: unknown; readonly query?: string }>
> = {
  readSetup: { action: null },
  setUp: { action: null },
  signIn: { action: null },
  readSignInOptions: { action: null },
  startProviderSignIn: { action: null },
  finishProviderSignIn: { action: null },
  takeSecondStep: { action: null },
  beginPasskeySignIn: { action: null },
  signInWithPasskey: { action: null },
  listPasskeys: { action: null },
  beginPasskey: { action: null, body: {} },
  addPasskey: { action: null, body: MADE_PASSKEY },
  renamePasskey: { action: null, body: { name: 'Laptop' } },
  removePasskey: { action: null, body: {} },
  listApiKeys: { action: null },
  createApiKey: { action: null, body: { name: 'CI', scopes: ['leases:read'], resourceIds: ['resource_none'] } },
  rotateApiKey: { action: null, body: {} },
  revokeApiKey: { action: null },
  readIamPolicy: { action: 'credentials.edit' },
  readSession: { action: null },
  signOut: { action: null },
  listSessions: { action: null },
  endSession: { action: null },
  signOutEverywhere: { action: null },
  forgetPassword: { action: null },
  changePassword: { action: null, body: { currentPassword: 'x', newPassword: 'y' } },
  readPasswordLink: { action: null },
  setPasswordWithLink: { action: null },
  readSecondFactor: { action: null },
  setUpTotp: { action: null, body: {} },
  confirmTotp: { action: null, body: { code: '123456' } },
  removeTotp: { action: null, body: { code: '123456' } },
  renewRecoveryCodes: { action: null, body: { code: '123456' } },
  resetSecondFactor: { action: 'people.edit' },
  readMyAccess: { action: null },
  listPeople: { action: 'people.list' },
  addPerson: { action: 'people.add', body: { email: 'x@example.com', name: 'X', teamIds: ['team_none'] } },
  readPerson: { action: 'people.list' },
  editPerson: { action: 'people.edit', body: { version: 1, role: 'administrator' } },
  importPeople: { action: 'people.add', body: { rows: [{ email: 'x@example.com' }] } },
  deletePerson: { action: 'people.delete' },
  unlinkProviderAccount: { action: 'people.edit' },
  withdrawSetupLink: { action: 'people.edit' },
  renewSetupLink: { action: 'people.edit', body: { deliver: 'show' } },
  listTeams: { action: 'teams.list' },
  addTeam: { action: 'teams.edit', body: { name: 'Ops' } },
  readTeam: { action: 'teams.list' },
  editTeam: { action: 'teams.edit', body: { name: 'Ops' } },
  deleteTeam: { action: 'teams.edit' },
  listCredentials: { action: 'credentials.list' },
  addCredential: {
    action: 'credentials.edit',
    body: { kind: 'ambient', name: 'Server', regions: ['us-east-1'] },
  },
  readCredential: { action: 'credentials.list' },
  editCredential: { action: 'credentials.edit', body: { version: 1 } },
  replaceCredentialKeys: {
    action: 'credentials.edit',
    body: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
  },
  verifyCredential: { action: 'credentials.edit' },
  deleteCredential: { action: 'credentials.edit' },
  listResources: { action: 'resources.list' },
  addResource: { action: 'resources.add', body: { region: 'eu-central-1', groupId: 'sg-0123456789abcdef0' } },
  readResource: { action: 'resources.list' },
  refreshResource: { action: 'resources.reconcile' },
  deleteResource: { action: 'resources.delete' },
  listAccounts: { action: 'accounts.list' },
  askForReading: { action: 'accounts.list', body: {} },
  explainReach: { action: 'accounts.list', query: 'from=203.0.113.7&to=sg-0123456789abcdef0&traffic=22' },
  readExposure: { action: 'accounts.list' },
  readMap: { action: 'accounts.list' },
  readHygiene: { action: 'accounts.list' },
  readLockDownChoices: { action: 'lock-downs.list' },
  planLockDown: { action: 'lock-downs.list', body: { request: BALANCER } },
  listLockDowns: { action: 'lock-downs.list' },
  startLockDown: { action: 'lock-downs.change', body: { plan: EMPTY_PLAN } },
  readLockDown: { action: 'lock-downs.list' },
  removeWiderRules: { action: 'lock-downs.change', body: { ruleIds: ['sgr-0'] } },
  confirmLockDown: { action: 'lock-downs.change' },
  undoLockDown: { action: 'lock-downs.change' },
  listPolicies: { action: 'policies.list' },
  addPolicy: { action: 'policies.edit', body: POLICY },
  readPolicy: { action: 'policies.list' },
  editPolicy: { action: 'policies.edit', body: { ...POLICY, version: 1 } },
  deletePolicy: { action: 'policies.edit' },
  tryPolicy: { action: 'policies.edit', body: { policy: POLICY, moments: [null] } },
  previewPolicyChange: { action: 'policies.edit', body: { policy: null } },
  askForAddressProof: { action: 'access.open' },
  proveAddress: { action: null },
  listAccessRequests: { action: null },
  requestAccess: { action: null, body: { policyId: 'policy_none' } },
  readAccessRequest: { action: null },
  previewApproval: { action: 'requests.list-all' },
  reviewAccessRequest: { action: null, body: { decision: 'approve' } },
  cancelAccessRequest: { action: null },
  listLeases: { action: null },
  readLease: { action: null },
  extendLease: { action: null, body: { durationSeconds: 60 } },
  moveLease: { action: null },
  closeLease: { action: null },
  closeLeases: { action: null, body: { leaseIds: ['lease_none'] } },
  listEmergencyStops: { action: null },
  startEmergencyStop: { action: 'emergency.start', body: { resourceId: 'resource_none', reason: 'x' } },
  liftEmergencyStop: { action: 'emergency.lift' },
  verifyLedger: { action: 'events.list' },
  listEvents: { action: 'events.list' },
  readSettings: { action: 'organization.edit' },
  editSettings: { action: 'organization.edit', body: { version: 0 } },
  replaceAccessCode: { action: 'organization.edit', body: { presentCode: 'NOT-THIS-ONE' } },
  readMessage: { action: 'organization.edit' },
  revealMessage: { action: 'organization.edit' },
  resendMessage: { action: 'organization.edit' },
  sendTestMessage: { action: 'organization.edit' },
  listMessages: { action: 'organization.edit' },
};

const NAMES = Object.keys(OPERATIONS_BY_ACTION) as OperationName[];
const NEEDS_SESSION = NAMES.filter((name) => ROUTES[name].access !== 'public');

let server: TestServer;
const people = new Map<Standing, Somebody>();

function personOf(standing: Standing): Pick<Person, 'role' | 'access'> {
  if (standing === 'member') return { role: 'member', access: 'own' };
  return { role: standing === 'dashboardMember' ? 'member' : standing, access: 'dashboard' };
}

beforeAll(async () => {
  server = await startTestServer();
  for (const standing of STANDINGS) {
    const { role, access } = personOf(standing);
    people.set(standing, await server.person(role, standing.toLowerCase(), access));
  }
});

afterAll(() => server.close());

function call(name: OperationName, headers: Record<string, string>) {
  const { method, path } = OPERATIONS[name];
  const { body, query } = OPERATIONS_BY_ACTION[name];
  const url = path.replace(/\{\w+\}/g, 'nothing_of_this_id') + (query === undefined ? '' : `?${query}`);
  return server.call(method, url, { headers, ...(body === undefined ? {} : { body }) });
}

describe.each(STANDINGS)('a %s', (standing) => {
  it.each(NEEDS_SESSION.filter((name) => name !== 'signOut' && name !== 'signOutEverywhere'))(
    'calls %s as the table of permissions says',
    async (name) => {
      const { action } = OPERATIONS_BY_ACTION[name];
      const isAllowed = action === null || can(personOf(standing), action);

      const answer = await call(name, people.get(standing)?.headers ?? {});

      if (isAllowed) expect(answer.body).not.toContain('permission.denied');
      else expect(answer.json()).toMatchObject({ status: 403, code: 'permission.denied' });
      expect(answer.statusCode, answer.body).toBeLessThan(500);
    },
  );
});

describe('nobody', () => {
  it.each(NEEDS_SESSION)('calls %s without a session', async (name) => {
    for (const headers of [
      {},
      { authorization: `Bearer ${'x'.repeat(43)}` },
      { cookie: '__Host-gatelease_session=x' },
    ]) {
      const answer = await call(name, { 'sec-fetch-site': 'same-origin', ...headers });
      expect(answer.json()).toMatchObject({ status: 401, code: 'session.required' });
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="gatelease"');
    }
  });
});

describe('somebody who must choose a new password', () => {
  it.each(NEEDS_SESSION)('calls %s', async (name) => {
    const person = await server.person('administrator', `fresh-${name}`.toLowerCase());
    const path = `/api/v1/people/${person.personId}`;
    const { headers } = await server.administrator();
    const { version } = (await server.call('GET', path, { headers })).json();
    await server.call('PATCH', path, { headers, body: { version, mustChangePassword: true } });

    const answer = await call(name, person.headers);

    const isAllowed = ROUTES[name].access === 'any-session';
    expect(answer.body.includes('session.password-change-required'), answer.body).toBe(!isAllowed);
  });
});
