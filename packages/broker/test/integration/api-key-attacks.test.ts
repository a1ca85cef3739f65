import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MEMBER_PASSWORD } from './http-harness.ts';
import { KEYS, KeyWorld } from '../support/key-world.ts';

let world: KeyWorld;

beforeAll(async () => {
  world = await KeyWorld.start();
});

afterAll(() => world.close());

describe('a stolen key', () => {
  it('is no use at another address, and the ledger tells of the attempt once', async () => {
    const { keyId, headers } = await world.makeKey(world.member, { cidrs: ['203.0.113.0/24'] });

    const refused = [await world.whoami(headers, '198.51.100.66'), await world.whoami(headers, '198.51.100.66')];

    expect(refused.map((answer) => answer.json().code)).toEqual(Array(2).fill('api-key.address-refused'));
    expect((await world.whoami(headers, '203.0.113.200')).statusCode).toBe(200);
    const events = await world.server.call('GET', '/api/v1/events?kind=api-key.refused', {
      headers: world.admin.headers,
    });
    const told = events.json().items.filter((event: { apiKeyId: string }) => event.apiKeyId === keyId);
    expect(told).toMatchObject([{ address: '198.51.100.66', actorName: 'mia' }]);
  });

  it('X-Forwarded-For does not say where it comes from', async () => {
    const { headers } = await world.makeKey(world.member, { cidrs: ['203.0.113.0/24'] });

    const answer = await world.whoami({ ...headers, 'x-forwarded-for': '203.0.113.9' }, '198.51.100.66');

    expect(answer.json().code).toBe('api-key.address-refused');
  });

  it('stops with the next request once it is revoked, by its owner or an administrator', async () => {
    for (const revoker of [world.member, world.admin]) {
      const { keyId, headers } = await world.makeKey(world.member);
      await world.server.call('POST', `${KEYS}/${keyId}/revoke`, { headers: revoker.headers });

      expect((await world.whoami(headers)).json()).toMatchObject({ status: 401, code: 'api-key.invalid' });
      const rotated = await world.server.call('POST', `${KEYS}/${keyId}/rotate`, {
        headers: world.member.headers,
        body: {},
      });
      expect(rotated.json().code).toBe('api-key.not-active');
    }
  });

  it('cannot be brought back by reactivating its person', async () => {
    const leaver = await world.server.person('member', 'leo');
    const { headers } = await world.makeKey(leaver);

    await world.edit(leaver, { status: 'deactivated' });
    expect((await world.whoami(headers)).json().code).toBe('api-key.invalid');
    await world.edit(leaver, { status: 'active' });

    expect((await world.whoami(headers)).json().code).toBe('api-key.invalid');
  });

  it('ends with its person', async () => {
    const leaver = await world.server.person('member', 'lena');
    const { headers } = await world.makeKey(leaver);

    await world.server.call('DELETE', `/api/v1/people/${leaver.personId}`, { headers: world.admin.headers });

    expect((await world.whoami(headers)).json().code).toBe('api-key.invalid');
  });

  it('ends at its end', async () => {
    const { headers } = await world.makeKey(await world.server.person('member', 'tim'), { lifetimeDays: 1 });

    world.server.clock.advance(24 * 3600);

    expect((await world.whoami(headers)).json()).toMatchObject({ code: 'api-key.invalid', detail: /expired/ });
  });
});

describe('confusion of tokens', () => {
  it('a key in the session’s cookie is no session', async () => {
    const { token } = await world.makeKey(await world.fresh());

    const cookie = `__Host-gatelease_session=${token}`;
    const answer = await world.whoami({ cookie, 'sec-fetch-site': 'same-origin' });

    expect(answer.json().code).toBe('session.required');
  });

  it('a session’s token is no key, and a public id alone is nothing', async () => {
    const { token } = await world.makeKey(await world.fresh());
    const prefix = token.slice(0, 13);

    for (const tried of [prefix, `${prefix}_`, token.slice(0, -1), token.toLowerCase()]) {
      const answer = await world.whoami({ authorization: `Bearer ${tried}` });
      expect(answer.statusCode, tried).toBe(401);
    }
  });
});

describe('theft of a session', () => {
  it('a session that is not fresh makes and rotates no key without the password', async () => {
    const owner = await world.fresh();
    const { keyId } = await world.makeKey(owner);
    world.server.clock.advance(601);
    const make = (password?: string) => {
      const body = { name: 'CI', scopes: ['leases:read'], ...(password === undefined ? {} : { password }) };
      return world.server.call('POST', KEYS, { headers: owner.headers, body });
    };

    expect((await make()).json().code).toBe('session.not-fresh');
    expect((await make('guessed')).json().code).toBe('password.wrong');
    const rotated = await world.server.call('POST', `${KEYS}/${keyId}/rotate`, { headers: owner.headers, body: {} });
    expect(rotated.json().code).toBe('session.not-fresh');
    expect((await make(MEMBER_PASSWORD)).statusCode).toBe(201);
  });
});

describe('insecure direct object references', () => {
  it('nobody but an administrator sees or revokes somebody else’s key, and nobody rotates it', async () => {
    const owner = await world.fresh();
    const stranger = await world.fresh();
    const { keyId, headers } = await world.makeKey(owner);

    const mine = (await world.server.call('GET', KEYS, { headers: stranger.headers })).json().items;
    const everyones = await world.server.call('GET', `${KEYS}?owner=everyone`, { headers: stranger.headers });
    const revoked = await world.server.call('POST', `${KEYS}/${keyId}/revoke`, { headers: stranger.headers });

    expect(mine).toEqual([]);
    expect(everyones.json().code).toBe('permission.denied');
    expect(revoked.json().code).toBe('api-key.not-found');
    for (const other of [stranger, await world.server.administrator()]) {
      const rotated = await world.server.call('POST', `${KEYS}/${keyId}/rotate`, { headers: other.headers, body: {} });
      expect(rotated.json().code).toBe('api-key.not-found');
    }
    expect((await world.whoami(headers)).statusCode).toBe(200);
    const all = await world.server.call('GET', `${KEYS}?owner=everyone`, {
      headers: (await world.server.administrator()).headers,
    });
    expect(all.json().items.map((key: { keyId: string }) => key.keyId)).toContain(keyId);
  });
});

describe('guessing', () => {
  it('many wrong keys from one network are enough: then the right one waits, too', async () => {
    const { headers, token } = await world.makeKey(await world.fresh());
    const from = '192.0.2.77';
    const wrong = { authorization: `Bearer ${token.slice(0, -1)}x` };
    for (let tries = 0; tries < 30; tries += 1) await world.whoami(wrong, from);

    const answer = await world.whoami(headers, from);

    expect(answer.json()).toMatchObject({ status: 429, code: 'request.too-many' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await world.whoami(headers, '192.0.2.78')).statusCode).toBe(200);
  });
});

describe('leaks', () => {
  it('no secret of a key is in a log line, an event or a later answer', async () => {
    const owner = await world.fresh();
    const { token, headers } = await world.makeKey(owner);
    await world.whoami(headers);
    await world.whoami({ authorization: `Bearer ${token.slice(0, -1)}x` });
    const secret = token.slice(14, 40);

    const { headers: seeing } = await world.server.administrator();
    const events = await world.server.call('GET', '/api/v1/events?limit=500', { headers: seeing });
    const keys = await world.server.call('GET', `${KEYS}?owner=everyone`, { headers: seeing });

    for (const text of [events.body, keys.body, ...world.server.logLines]) expect(text).not.toContain(secret);
    expect(world.server.logLines.some((line) => line.includes('"apiKeyId":"key_'))).toBe(true);
  });
});
