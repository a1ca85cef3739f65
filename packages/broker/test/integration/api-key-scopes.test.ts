import {
  BOUND_OPERATIONS,
  BOUND_SCOPES,
  KEY_SCOPE_NAMES,
  OPERATION_SCOPES,
  type KeyScope,
  type OperationName,
} from '@gatelease/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MEMBER_PASSWORD } from './http-harness.ts';
import { KeyWorld, type Made } from '../support/key-world.ts';

const NAMES = Object.keys(OPERATION_SCOPES) as OperationName[];

/** What is answered before any use case is asked. */
const GATE = ['api-key.person-needed', 'api-key.scope-missing', 'session.required', 'api-key.invalid'];

let world: KeyWorld;
let resourceId: string;
let policyId: string;
let full: Made;

beforeAll(async () => {
  world = await KeyWorld.start();
  resourceId = await world.addResource('sg-0123456789abcdef0');
  policyId = await world.addPolicy(resourceId);
  full = await world.makeKey(world.admin, { lifetimeDays: null });
});

afterAll(() => world.close());

describe('privilege escalation', () => {
  it.each(NAMES.filter((name) => OPERATION_SCOPES[name] === 'people-only'))(
    'no key is good for %s, whatever its scopes and whoever its person',
    async (name) => {
      expect(await world.knock(name, full)).toBe('api-key.person-needed');
    },
  );

  it.each(KEY_SCOPE_NAMES)('a key with %s alone is good for its operations and for no others', async (scope) => {
    const key = await world.makeKey(world.admin, { scopes: [scope] });

    for (const name of NAMES) {
      const use = OPERATION_SCOPES[name];
      // Whatever goes on does what it is asked, and stopping everything would stop the other tests.
      if (use === 'public' || use === 'people-only' || name === 'startEmergencyStop') continue;
      const code = await world.knock(name, key);
      if (use === scope || use === 'any-key') expect(GATE, name).not.toContain(code);
      else expect(code, name).toBe('api-key.scope-missing');
    }
  });

  it('a member’s key with every scope does nothing that the member may not', async () => {
    const { headers } = await world.makeKey(world.member);

    for (const [method, url] of [
      ['GET', '/api/v1/people'],
      ['GET', '/api/v1/events'],
      ['GET', '/api/v1/settings'],
      ['DELETE', `/api/v1/resources/${resourceId}`],
    ] as const) {
      expect((await world.server.call(method, url, { headers })).json().code, url).toBe('permission.denied');
    }
  });

  it('a key loses what its person loses', async () => {
    const demoted = await world.server.person('administrator', 'dora');
    const { headers } = await world.makeKey(demoted);
    expect((await world.server.call('GET', '/api/v1/people', { headers })).statusCode).toBe(200);

    await world.edit(demoted, { role: 'member', access: 'own' });

    expect((await world.server.call('GET', '/api/v1/people', { headers })).json().code).toBe('permission.denied');
  });

  it.each([
    ['an administrator', { role: 'administrator', access: 'dashboard', notify: true }, 'role'],
    ['somebody with the dashboard', { access: 'dashboard', notify: true }, 'access'],
    ['somebody whose password it knows', { password: MEMBER_PASSWORD, notify: true }, 'password'],
    ['somebody whose one-time link it sees', {}, 'notify'],
  ])('an administrator’s key cannot add %s', async (_, fields, field) => {
    const { headers } = full;
    const body = { email: 'eve@example.com', name: 'Eve', ...fields };

    const answer = await world.server.call('POST', '/api/v1/people', { headers, body });

    expect(answer.json()).toMatchObject({ status: 403, code: 'api-key.person-needed', fields: [{ field }] });
  });

  it('an administrator’s key cannot change roles, nor how people sign in', async () => {
    const { headers } = full;
    const url = `/api/v1/people/${world.member.personId}`;
    const { version } = (await world.server.call('GET', url, { headers })).json();
    const settings = (await world.server.call('GET', '/api/v1/settings', { headers })).json();
    const refused = { status: 403, code: 'api-key.person-needed' };

    for (const change of [{ role: 'approver' }, { access: 'dashboard' }, { mustChangePassword: false }]) {
      expect((await world.server.call('PATCH', url, { headers, body: { version, ...change } })).json()).toMatchObject(
        refused,
      );
    }
    const body = { version: settings.version, security: settings.security };
    expect((await world.server.call('PATCH', '/api/v1/settings', { headers, body })).json()).toMatchObject(refused);
  });

  it('a key does not break the glass', async () => {
    const { headers } = await world.makeKey(world.member);

    const body = { policyId, reason: 'now', breakGlass: true };
    const answer = await world.server.call('POST', '/api/v1/access-requests', { headers, body });

    expect(answer.json()).toMatchObject({ status: 403, code: 'api-key.person-needed' });
  });
});

describe('a key that is bound to a resource', () => {
  const scopes = [...BOUND_SCOPES].filter((use) => KEY_SCOPE_NAMES.includes(use as KeyScope));
  let bound: Made;
  let otherResourceId: string;
  let otherPolicyId: string;

  beforeAll(async () => {
    otherResourceId = await world.addResource('sg-0123456789abcdef1');
    otherPolicyId = await world.addPolicy(otherResourceId);
    bound = await world.makeKey(world.admin, { scopes, resourceIds: [resourceId] });
  });

  it.each(NAMES.filter((name) => !['public', 'people-only'].includes(OPERATION_SCOPES[name])))(
    'reaches %s only when that heeds the binding',
    async (name) => {
      const code = await world.knock(name, bound);

      if (BOUND_OPERATIONS.includes(name)) expect(GATE).not.toContain(code);
      else expect(code).toBe('api-key.scope-missing');
    },
  );

  it('sees and opens nothing of any other', async () => {
    const { headers } = bound;
    const get = async (url: string) => (await world.server.call('GET', url, { headers })).json();
    const open = (id: string, from: string) =>
      world.server.call('POST', '/api/v1/access-requests', {
        headers: world.admin.headers,
        body: { policyId: id },
        from,
      });
    const own = (await open(policyId, '198.51.100.30')).json().lease;
    const foreign = (await open(otherPolicyId, '198.51.100.30')).json().lease;

    const byKey = await world.server.call('POST', '/api/v1/access-requests', {
      headers,
      body: { policyId: otherPolicyId },
    });
    expect(byKey.json().code).toBe('policy.not-found');
    const resourceIdsOf = (page: { items: { resourceId: string }[] }) => [
      ...new Set(page.items.map((item) => item.resourceId)),
    ];
    expect(resourceIdsOf(await get('/api/v1/resources'))).toEqual([resourceId]);
    expect(resourceIdsOf(await get('/api/v1/leases'))).toEqual([resourceId]);
    expect(resourceIdsOf(await get('/api/v1/access-requests?state=all'))).toEqual([resourceId]);
    const doors = (await get('/api/v1/my-access')).doors.map((door: { policyId: string }) => door.policyId);
    expect(doors).toEqual([policyId]);
    expect((await get(`/api/v1/resources/${otherResourceId}`)).code).toBe('resource.not-found');
    expect((await get(`/api/v1/leases/${foreign.leaseId}`)).code).toBe('lease.not-found');
    for (const action of ['extend', 'move', 'close']) {
      const body = action === 'extend' ? { durationSeconds: 60 } : {};
      const url = `/api/v1/leases/${foreign.leaseId}/${action}`;
      expect((await world.server.call('POST', url, { headers, body })).json().code, action).toBe('lease.not-found');
    }
    const closed = await world.server.call('POST', '/api/v1/leases/close', {
      headers,
      body: { leaseIds: [own.leaseId, foreign.leaseId] },
    });
    expect(closed.json()).toEqual({
      closing: [own.leaseId],
      notClosed: [{ leaseId: foreign.leaseId, reason: 'not-found' }],
    });
  });
});
