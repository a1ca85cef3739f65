import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEYS, KeyWorld, madeOf } from '../support/key-world.ts';

let world: KeyWorld;
let resourceId: string;
let policyId: string;

beforeAll(async () => {
  world = await KeyWorld.start();
  resourceId = await world.addResource('sg-0123456789abcdef0');
  policyId = await world.addPolicy(resourceId);
});

afterAll(() => world.close());

describe('a key', () => {
  it('is shown once, kept as a hash, and known again by how it begins', async () => {
    const { token, keyId, headers } = await world.makeKey(world.member, { name: 'Deploys' });

    const listed = await world.server.call('GET', KEYS, { headers: world.member.headers });
    const [key] = listed.json().items.filter((item: { keyId: string }) => item.keyId === keyId);

    expect(token).toMatch(/^gl_[0-9A-Za-z]{10}_[0-9A-Za-z]{49}$/);
    expect(token.startsWith(`${key.prefix}_`)).toBe(true);
    expect(key).toMatchObject({ name: 'Deploys', state: 'active', lastUse: null, personName: 'mia', resources: null });
    expect(listed.body).not.toContain(token.slice(14));
    expect((await world.whoami(headers)).json()).toMatchObject({
      person: { personId: world.member.personId },
      organization: { accessCode: null },
      apiKey: { keyId, name: 'Deploys', resourceIds: null },
      expiresAt: key.expiresAt,
    });
  });

  it('says when and from where it was used last', async () => {
    const { keyId, headers } = await world.makeKey(world.member);

    await world.whoami(headers, '198.51.100.9');

    const { items } = (await world.server.call('GET', KEYS, { headers: world.member.headers })).json();
    const key = items.find((item: { keyId: string }) => item.keyId === keyId);
    expect(key.lastUse.address).toBe('198.51.100.9');
  });

  it('opens access for the address that its program comes from, and the ledger names key and person', async () => {
    const { keyId, headers } = await world.makeKey(world.member, { name: 'Runner', scopes: ['access-requests:write'] });

    const body = { policyId, durationSeconds: 600 };
    const from = '198.51.100.20';
    const opened = await world.server.call('POST', '/api/v1/access-requests', { headers, body, from });

    expect(opened.json()).toMatchObject({ outcome: 'opened', lease: { cidrs: ['198.51.100.20/32'] } });
    const { leaseId } = opened.json().lease;
    const events = await world.server.call('GET', `/api/v1/events?leaseId=${leaseId}`, {
      headers: world.admin.headers,
    });
    expect(events.json().items[0]).toMatchObject({ actorName: 'mia', apiKeyId: keyId, apiKeyName: 'Runner' });
    const verified = await world.server.call('POST', '/api/v1/events/verify', { headers: world.admin.headers });
    expect(verified.json().kind).toBe('intact');
  });

  it('gets a new secret, and the old one works for the stated grace', async () => {
    const old = await world.makeKey(world.member);
    const url = `${KEYS}/${old.keyId}/rotate`;
    const rotated = await world.server.call('POST', url, { headers: world.member.headers, body: { graceSeconds: 60 } });
    const fresh = madeOf(rotated.json());

    expect(fresh.token.slice(0, 13)).toBe(old.token.slice(0, 13));
    expect((await world.whoami(old.headers)).statusCode).toBe(200);
    expect((await world.whoami(fresh.headers)).statusCode).toBe(200);
    world.server.clock.advance(61);
    expect((await world.whoami(old.headers)).json()).toMatchObject({ status: 401, code: 'api-key.invalid' });
    expect((await world.whoami(fresh.headers)).statusCode).toBe(200);
  });

  it('is asked for with fields that say what is wrong', async () => {
    const ask = async (fields: Record<string, unknown>) => {
      const body = { name: 'CI', scopes: ['leases:read'], ...fields };
      const answer = await world.server.call('POST', KEYS, { headers: world.member.headers, body });
      return answer.json().fields?.[0]?.field;
    };

    expect(await ask({ name: ' ' })).toBe('name');
    expect(await ask({ scopes: [] })).toBe('scopes');
    expect(await ask({ scopes: ['leases:all'] })).toBe('scopes.0');
    expect(await ask({ cidrs: ['203.0.113.7'] })).toBe('cidrs.0');
    expect(await ask({ resourceIds: [resourceId, 'resource_none'] })).toBe('resourceIds.1');
    expect(await ask({ scopes: ['leases:read', 'people:read'], resourceIds: [resourceId] })).toBe('scopes.1');
    expect(await ask({ lifetimeDays: 0 })).toBe('lifetimeDays');
  });
});
