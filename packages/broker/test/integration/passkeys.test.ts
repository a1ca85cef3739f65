import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SoftwareAuthenticator, type Misbehaviour } from '../support/software-authenticator.ts';
import {
  ADMIN_PASSWORD,
  MEMBER_PASSWORD,
  PUBLIC_URL,
  startTestServer,
  type Somebody,
  type TestServer,
} from './http-harness.ts';

let server: TestServer;
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

const OWN_PAGE = { origin: PUBLIC_URL };

function somebodyNew(): Promise<Somebody> {
  count += 1;
  return server.person('member', `passkey-${String(count)}`);
}

async function beginFor({ headers }: Somebody, body: unknown = {}) {
  return server.call('POST', '/api/v1/passkeys/options', { headers, body });
}

async function addTo(somebody: Somebody, device: SoftwareAuthenticator, wrong: Misbehaviour = {}) {
  const options = (await beginFor(somebody)).json();
  const body = { name: 'Laptop', answer: device.make(options, wrong) };
  return server.call('POST', '/api/v1/passkeys', { headers: somebody.headers, body });
}

async function withPasskey() {
  const somebody = await somebodyNew();
  const device = new SoftwareAuthenticator(PUBLIC_URL);
  const added = await addTo(somebody, device);
  expect(added.statusCode, added.body).toBe(201);
  return { somebody, device, added: added.json() };
}

async function beginSignIn() {
  return (await server.call('POST', '/api/v1/passkey-sign-in', { headers: OWN_PAGE })).json();
}

function answer(signed: unknown, from = '203.0.113.7') {
  const body = { answer: signed };
  return server.call('POST', '/api/v1/passkey-sign-in/answer', { body, headers: OWN_PAGE, from });
}

async function signIn(device: SoftwareAuthenticator, wrong: Misbehaviour = {}) {
  return answer(device.use(await beginSignIn(), wrong));
}

const refused = { status: 403, code: 'passkey.refused' };

describe('a passkey', () => {
  it('signs its owner in alone, and says when it was used', async () => {
    const { somebody, device } = await withPasskey();

    const signedIn = await signIn(device);

    expect(signedIn.statusCode, signedIn.body).toBe(201);
    expect(signedIn.json()).toMatchObject({ person: { email: somebody.email }, token: null });
    expect(signedIn.headers['set-cookie']).toMatch(/gatelease_session=[\w-]{43};/);
    const { items } = (await server.call('GET', '/api/v1/passkeys', { headers: somebody.headers })).json();
    expect(items).toEqual([
      {
        passkeyId: expect.stringMatching(/^passkey_/),
        name: 'Laptop',
        isSynced: false,
        createdAt: expect.any(String),
        lastUsedAt: expect.any(String),
      },
    ]);
  });

  it('is asked for with nothing that tells who has one', async () => {
    expect(await beginSignIn()).toEqual({
      rpId: 'gatelease.example.com',
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      timeout: 300_000,
      userVerification: 'required',
    });
  });

  it('may be one of several, with names', async () => {
    const { somebody, device } = await withPasskey();
    const second = new SoftwareAuthenticator(PUBLIC_URL);
    const added = (await addTo(somebody, second, { isSynced: true })).json();
    const path = `/api/v1/passkeys/${added.passkey.passkeyId}`;
    await server.call('PATCH', path, { headers: somebody.headers, body: { name: 'Telephone' } });

    const { items } = (await server.call('GET', '/api/v1/passkeys', { headers: somebody.headers })).json();

    expect(items.map(({ name, isSynced }: { name: string; isSynced: boolean }) => [name, isSynced])).toEqual([
      ['Laptop', false],
      ['Telephone', true],
    ]);
    expect((await signIn(device)).statusCode).toBe(201);
    expect((await signIn(second, { isSynced: true })).statusCode).toBe(201);
  });

  it('brings recovery codes when it is the first second factor, and only then', async () => {
    const { somebody, added } = await withPasskey();
    const second = (await addTo(somebody, new SoftwareAuthenticator(PUBLIC_URL))).json();

    expect(added.recoveryCodes).toHaveLength(10);
    expect(second.recoveryCodes).toBeNull();
  });

  it('is a second factor: after the password it is asked for', async () => {
    const { somebody } = await withPasskey();

    const half = await server.signIn({
      email: somebody.email,
      password: MEMBER_PASSWORD,
      accessCode: server.accessCode,
    });

    expect(half.json()).toMatchObject({ state: 'second-step', secondSteps: ['passkey', 'recovery-code'] });
    expect(half.headers['set-cookie']).toBeUndefined();
  });

  it('can be removed, and signs nobody in then', async () => {
    const { somebody, device, added } = await withPasskey();
    const path = `/api/v1/passkeys/${added.passkey.passkeyId}/remove`;

    const removed = await server.call('POST', path, { headers: somebody.headers, body: {} });
    const again = await server.call('POST', path, { headers: somebody.headers, body: {} });
    const after = await signIn(device);

    expect(removed.statusCode).toBe(204);
    expect(again.json()).toMatchObject({ status: 404, code: 'passkey.not-found' });
    expect(after.json()).toMatchObject(refused);
  });

  it('goes when an administrator resets the second factors', async () => {
    const { somebody, device } = await withPasskey();
    const { headers } = await server.administrator();

    const seen = await server.call('GET', `/api/v1/people/${somebody.personId}`, { headers });
    const path = `/api/v1/people/${somebody.personId}/second-factor/reset`;
    const reset = await server.call('POST', path, { headers });

    expect(seen.json()).toMatchObject({ secondFactors: ['passkey'] });
    expect(reset.statusCode, reset.body).toBeLessThan(300);
    expect((await signIn(device)).json()).toMatchObject(refused);
  });

  it('leaves its traces in the ledger', async () => {
    const { somebody, device } = await withPasskey();
    await signIn(device);
    const { headers } = await server.administrator();

    const path = `/api/v1/events?limit=50&personId=${somebody.personId}`;
    const { items } = (await server.call('GET', path, { headers })).json();

    const kinds = items.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toContain('person.passkey-added');
    expect(items[0]).toMatchObject({ kind: 'session.started', detail: { method: 'passkey' } });
  });
});

describe('attacks', () => {
  it.each<[string, Misbehaviour]>([
    ['phishing: made at another site', { origin: 'https://gatelease.example.com.evil.example' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['nobody verified by the device', { isVerified: false }],
    ['a use instead of a making', { type: 'webauthn.get' }],
  ])('adding a passkey: %s', async (_, wrong) => {
    const somebody = await somebodyNew();

    const added = await addTo(somebody, new SoftwareAuthenticator(PUBLIC_URL), wrong);

    expect(added.json()).toMatchObject(refused);
  });

  it.each<[string, Misbehaviour]>([
    ['phishing: used at another site', { origin: 'https://evil.example' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['nobody verified by the device', { isVerified: false }],
    ['a making instead of a use', { type: 'webauthn.create' }],
    ['the wrong key', { key: new SoftwareAuthenticator(PUBLIC_URL).key }],
    ['somebody else’s name on it', { userHandle: Buffer.from('person_somebody').toString('base64url') }],
    ['a key that was never to be copied, copied', { isSynced: true }],
    ['a cloned device, which has not counted on', { counter: 0 }],
  ])('signing in: %s', async (_, wrong) => {
    const { device } = await withPasskey();
    await signIn(device);

    const answered = await signIn(device, wrong);

    expect(answered.json()).toMatchObject(refused);
    expect(answered.headers['set-cookie']).toBeUndefined();
  });

  it('replayed answer', async () => {
    const { device } = await withPasskey();
    const signed = device.use(await beginSignIn());
    await answer(signed);

    expect((await answer(signed)).json()).toMatchObject({ status: 409, code: 'passkey.expired' });
  });

  it('answer that comes too late, or to a challenge of nobody’s', async () => {
    const { device } = await withPasskey();
    const signed = device.use(await beginSignIn());
    server.clock.advance(5 * 60 + 1);

    expect((await answer(signed)).json()).toMatchObject({ code: 'passkey.expired' });
    expect((await answer(device.use({ challenge: 'x'.repeat(43) }))).json()).toMatchObject({ code: 'passkey.expired' });
  });

  it('challenge for adding used for signing in, and somebody else’s for adding', async () => {
    const { somebody, device } = await withPasskey();
    const other = await somebodyNew();
    const mine = (await beginFor(somebody)).json();
    const theirs = (await beginFor(other)).json();

    const signed = await answer(device.use(mine));
    const body = { name: 'Mine now', answer: new SoftwareAuthenticator(PUBLIC_URL).make(theirs) };
    const added = await server.call('POST', '/api/v1/passkeys', { headers: somebody.headers, body });

    expect(signed.json()).toMatchObject({ code: 'passkey.expired' });
    expect(added.json()).toMatchObject({ code: 'passkey.expired' });
  });

  it('taking somebody else’s credential for one’s own', async () => {
    const { device } = await withPasskey();
    const thief = await somebodyNew();

    const added = await addTo(thief, device);

    expect(added.json()).toMatchObject({ status: 409, code: 'storage.conflict' });
  });

  it('removing or renaming somebody else’s', async () => {
    const { added } = await withPasskey();
    const { headers } = await somebodyNew();
    const path = `/api/v1/passkeys/${added.passkey.passkeyId}`;

    const renamed = await server.call('PATCH', path, { headers, body: { name: 'x' } });
    const removed = await server.call('POST', `${path}/remove`, { headers, body: {} });

    expect([renamed.statusCode, removed.statusCode]).toEqual([404, 404]);
  });

  it('stolen session that adds a key of the thief’s', async () => {
    const somebody = await somebodyNew();
    server.clock.advance(11 * 60);

    const stale = await beginFor(somebody);
    const guessed = await beginFor(somebody, { password: ADMIN_PASSWORD });
    const confirmed = await beginFor(somebody, { password: MEMBER_PASSWORD });

    expect(stale.json()).toMatchObject({ code: 'session.not-fresh' });
    expect(guessed.json()).toMatchObject({ code: 'password.wrong' });
    expect(confirmed.statusCode).toBe(201);
  });

  it('deactivated person', async () => {
    const { somebody, device } = await withPasskey();
    const { headers } = await server.administrator();
    const path = `/api/v1/people/${somebody.personId}`;
    const { version } = (await server.call('GET', path, { headers })).json();
    await server.call('PATCH', path, { headers, body: { version, status: 'deactivated' } });

    expect((await signIn(device)).json()).toMatchObject(refused);
  });

  it('trying on and on: refused passkeys count for the address', async () => {
    const from = '198.51.100.78';
    for (let attempt = 0; attempt < 30; attempt += 1) {
      await answer(new SoftwareAuthenticator(PUBLIC_URL).use(await beginSignIn()), from);
    }

    const begun = await server.call('POST', '/api/v1/passkey-sign-in', { headers: OWN_PAGE, from });

    expect(begun.json()).toMatchObject({ status: 429, code: 'session.throttled' });
  });
});

describe('where browsers take no passkeys', () => {
  it('says what is missing', async () => {
    const plain = await startTestServer({ publicUrl: 'http://gatelease.example.com' });
    const options = await plain.call('GET', '/api/v1/sign-in-options');
    const begun = await plain.call('POST', '/api/v1/passkey-sign-in', {
      headers: { origin: 'http://gatelease.example.com' },
    });
    await plain.close();

    expect(options.json()).toMatchObject({ passkeys: null });
    expect(begun.json()).toMatchObject({ status: 409, code: 'passkey.not-available' });
    expect(begun.json().detail).toContain('http://gatelease.example.com');
  });
});
