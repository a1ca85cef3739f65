import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpenIdProvider } from '../../src/adapters/openid/openid-provider.ts';
import { OPENID_CLIENT, OpenIdServer } from '../support/openid-server.ts';
import { signInAtProvider } from '../support/openid-visitor.ts';
import { ADMIN_EMAIL, PUBLIC_URL, startTestServer, type TestServer } from './http-harness.ts';

const REDIRECT_URI = `${PUBLIC_URL}/sign-in/provider`;

let openId: OpenIdServer;
let server: TestServer;
/** The same, but it adds people of example.com. */
let welcoming: TestServer;

beforeAll(async () => {
  openId = await OpenIdServer.start([REDIRECT_URI]);
  const settings = { name: 'Example ID', issuer: openId.issuer, redirectUri: REDIRECT_URI, ...OPENID_CLIENT };
  server = await startTestServer({ identityProvider: new OpenIdProvider(settings) });
  welcoming = await startTestServer({
    identityProvider: new OpenIdProvider(settings),
    providerRules: { addsMembers: true, emailDomains: ['example.com'] },
  });
  const person = { isEmailVerified: true, name: 'Somebody' };
  openId.accounts.set('ada', { ...person, email: ADMIN_EMAIL, name: 'Ada Lovelace' });
  openId.accounts.set('impostor', { ...person, email: ADMIN_EMAIL, isEmailVerified: false });
  openId.accounts.set('second', { ...person, email: ADMIN_EMAIL });
  openId.accounts.set('stranger', { ...person, email: 'stranger@example.com' });
  openId.accounts.set('outsider', { ...person, email: 'outsider@elsewhere.example' });
  openId.accounts.set('bob', { ...person, email: 'bob@example.com' });
  openId.accounts.set('carol', { ...person, email: 'carol@example.com' });
});

afterAll(async () => {
  await Promise.all([server.close(), welcoming.close()]);
  await openId.close();
});

const OWN_PAGE = { origin: PUBLIC_URL };

async function start(at: TestServer = server, body: unknown = {}) {
  const answer = await at.call('POST', '/api/v1/provider-sign-in', { body, headers: OWN_PAGE });
  return { answer, url: String(answer.json().url), cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' };
}

function finish(back: URL, cookie: string, at: TestServer = server) {
  const body = { parameters: back.search };
  return at.call('POST', '/api/v1/provider-sign-in/answer', { body, headers: { ...OWN_PAGE, cookie } });
}

async function signIn(account: string, at: TestServer = server, body: unknown = {}) {
  const { url, cookie } = await start(at, body);
  return finish(await signInAtProvider(url, { account }), cookie, at);
}

function sessionCookieOf(answer: { headers: Record<string, unknown> }): string {
  const cookies = [answer.headers['set-cookie']].flat().map(String);
  return cookies.find((cookie) => /__Host-gatelease_session=[\w-]{20}/.test(cookie))?.split(';')[0] ?? '';
}

describe('signing in through the identity provider', () => {
  it('is offered by its name', async () => {
    const options = await server.call('GET', '/api/v1/sign-in-options');

    expect(options.json()).toMatchObject({ identityProvider: { name: 'Example ID' } });
  });

  it('keeps the token in a cookie that neither scripts nor other sites can use', async () => {
    const { answer } = await start();

    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-gatelease_provider_sign_in=[\w-]{43}; Path=\/; Max-Age=900; HttpOnly; SameSite=Strict; Secure$/,
    );
  });

  it('gives the person with the verified e-mail address a session, and where they were going', async () => {
    const answer = await signIn('ada', server, { returnTo: '/leases?state=active' });

    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json()).toMatchObject({
      person: { email: ADMIN_EMAIL },
      returnTo: '/leases?state=active',
      token: null,
    });
    const session = await server.call('GET', '/api/v1/session', { headers: { cookie: sessionCookieOf(answer) } });
    expect(session.json()).toMatchObject({ person: { email: ADMIN_EMAIL } });
  });

  it('knows the account again when its e-mail address has changed', async () => {
    await signIn('ada');
    openId.accounts.set('ada', { email: 'ada.l@example.org', isEmailVerified: false, name: 'Ada' });
    const answer = await signIn('ada');
    openId.accounts.set('ada', { email: ADMIN_EMAIL, isEmailVerified: true, name: 'Ada' });

    expect(answer.json()).toMatchObject({ person: { email: ADMIN_EMAIL } });
  });

  it('asks for no new password: only who signs in with the old one has to choose one', async () => {
    const { headers } = await server.administrator();
    const carol = await server.person('member', 'carol');
    const path = `/api/v1/people/${carol.personId}`;
    const { version } = (await server.call('GET', path, { headers })).json();
    await server.call('PATCH', path, { headers, body: { version, mustChangePassword: true } });

    const answer = await signIn('carol');

    expect(answer.json()).toMatchObject({ mustChangePassword: false });
    const cookie = sessionCookieOf(answer);
    expect((await server.call('GET', '/api/v1/my-access', { headers: { cookie } })).statusCode).toBe(200);
  });

  it('second factor passed by: the provider’s word is the first step only for who has one here', async () => {
    const dora = await server.person('member', 'dora');
    openId.accounts.set('dora', { email: dora.email, isEmailVerified: true, name: 'Dora' });
    const { secret } = (
      await server.call('POST', '/api/v1/second-factor/totp', { headers: dora.headers, body: {} })
    ).json();
    const code = (steps: number) =>
      generateSync({ secret, epoch: Math.floor(server.clock.now().getTime() / 1000) + steps * 30 });
    const confirm = { headers: dora.headers, body: { code: code(-1) } };
    await server.call('POST', '/api/v1/second-factor/totp/confirm', confirm);

    const answer = await signIn('dora', server, { returnTo: '/leases' });
    const body = { token: answer.json().token, code: code(0) };
    const entered = await server.call('POST', '/api/v1/session/second-step', { body });

    expect(answer.json()).toMatchObject({ state: 'second-step', returnTo: '/leases' });
    expect(String(answer.headers['set-cookie'])).not.toContain('__Host-gatelease_session=');
    expect(entered.json()).toMatchObject({ state: 'signed-in', person: { email: dora.email } });
  });

  it('writes into the ledger that the account was linked, and with what the session began', async () => {
    await signIn('ada');
    const { headers } = await server.administrator();

    const { items } = (await server.call('GET', '/api/v1/events?limit=200', { headers })).json();

    const kinds = items.map(({ kind, detail }: { kind: string; detail: unknown }) => ({ kind, detail }));
    const linked = { kind: 'person.provider-linked', detail: { issuer: openId.issuer, subject: 'ada' } };
    expect(kinds).toContainEqual(linked);
    expect(kinds).toContainEqual({ kind: 'session.started', detail: { kind: 'browser', method: 'provider' } });
  });
});

describe('who is nobody here', () => {
  it('stays out', async () => {
    const answer = await signIn('stranger');

    expect(answer.json()).toMatchObject({ status: 403, code: 'provider.person-unknown' });
    expect(sessionCookieOf(answer)).toBe('');
  });

  it('becomes a member where the operator wants that, in the allowed domains only', async () => {
    const added = await signIn('stranger', welcoming);
    const outside = await signIn('outsider', welcoming);

    expect(added.json()).toMatchObject({ person: { email: 'stranger@example.com', role: 'member', name: 'Somebody' } });
    expect(outside.json()).toMatchObject({ status: 403, code: 'provider.person-unknown' });
  });
});

describe('attacks', () => {
  it('unverified e-mail taking over an account', async () => {
    const answer = await signIn('impostor');

    expect(answer.json()).toMatchObject({ status: 403, code: 'provider.email-unverified' });
  });

  it('recycled e-mail address taking over an account', async () => {
    await signIn('ada');

    const answer = await signIn('second');

    expect(answer.json()).toMatchObject({ status: 403, code: 'provider.person-unknown' });
    expect(answer.json().detail).toContain('Ask an administrator to unlink it');
  });

  it('session that stays when the account is unlinked', async () => {
    openId.accounts.set('old', { email: 'erin@example.com', isEmailVerified: true, name: 'Erin' });
    openId.accounts.set('new', { email: 'erin@example.com', isEmailVerified: true, name: 'Erin' });
    const { headers } = await server.administrator();
    const erin = await server.person('member', 'erin');
    const cookie = sessionCookieOf(await signIn('old'));

    await server.call('DELETE', `/api/v1/people/${erin.personId}/provider-account`, { headers });
    const stale = await server.call('GET', '/api/v1/session', { headers: { cookie } });
    const linkedAnew = await signIn('new');
    const former = await signIn('old');

    expect(stale.statusCode).toBe(401);
    expect(linkedAnew.json()).toMatchObject({ person: { email: 'erin@example.com' } });
    expect(former.json()).toMatchObject({ status: 403, code: 'provider.person-unknown' });
  });

  it('deactivated person coming back through the provider', async () => {
    const { headers } = await server.administrator();
    const bob = await server.person('member', 'bob');
    expect((await signIn('bob')).statusCode).toBe(201);
    const path = `/api/v1/people/${bob.personId}`;
    const { version } = (await server.call('GET', path, { headers })).json();
    await server.call('PATCH', path, { headers, body: { version, status: 'deactivated' } });

    const answer = await signIn('bob');

    expect(answer.json()).toMatchObject({ status: 403, code: 'provider.person-unknown' });
  });

  it('mixed-up state: the answer to one sign-in brought to another', async () => {
    const first = await start();
    const second = await start();
    const back = await signInAtProvider(first.url, { account: 'ada' });

    const answer = await finish(back, second.cookie);

    expect(answer.json()).toMatchObject({ status: 403, code: 'provider.answer-refused' });
  });

  it('replayed callback: the same answer twice', async () => {
    const { url, cookie } = await start();
    const back = await signInAtProvider(url, { account: 'ada' });

    const first = await finish(back, cookie);
    const second = await finish(back, cookie);

    expect(first.statusCode).toBe(201);
    expect(second.json()).toMatchObject({ status: 409, code: 'provider.sign-in-expired' });
  });

  it('replayed code in another sign-in of the same browser', async () => {
    const { url, cookie } = await start();
    const back = await signInAtProvider(url, { account: 'ada' });
    await finish(back, cookie);
    const again = await start();
    back.searchParams.set('state', new URL(again.url).searchParams.get('state') ?? '');

    const answer = await finish(back, again.cookie);

    expect(answer.json()).toMatchObject({ status: 403, code: 'provider.answer-refused' });
  });

  it('login CSRF: a victim who is sent to the attacker’s callback', async () => {
    const { url } = await start();
    const back = await signInAtProvider(url, { account: 'ada' });

    const answer = await finish(back, '');

    expect(answer.json()).toMatchObject({ status: 409, code: 'provider.sign-in-expired' });
    expect(sessionCookieOf(answer)).toBe('');
  });

  it('login CSRF: another site that starts or finishes a sign-in', async () => {
    const headers = { origin: 'https://evil.example' };

    const started = await server.call('POST', '/api/v1/provider-sign-in', { body: {}, headers });
    const body = { parameters: '?code=a&state=b' };
    const finished = await server.call('POST', '/api/v1/provider-sign-in/answer', { body, headers });

    expect(started.json()).toMatchObject({ status: 403, code: 'request.cross-site' });
    expect(finished.json()).toMatchObject({ status: 403, code: 'request.cross-site' });
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/\tevil', 'javascript:alert(1)', 'leases'])(
    'open redirect through return-to: %j',
    async (returnTo) => {
      const { answer } = await start(server, { returnTo });

      expect(answer.json()).toMatchObject({ status: 422, fields: [{ field: 'returnTo' }] });
    },
  );

  it('answer that comes too late', async () => {
    const { url, cookie } = await start();
    const back = await signInAtProvider(url, { account: 'ada' });
    server.clock.advance(16 * 60);

    const answer = await finish(back, cookie);

    expect(answer.json()).toMatchObject({ status: 409, code: 'provider.sign-in-expired' });
  });

  it('guessing on and on: refused answers count for the address', async () => {
    const body = { parameters: '?code=a&state=b' };
    const from = '198.51.100.77';
    for (let attempt = 0; attempt < 30; attempt += 1) {
      const { cookie } = await start();
      await server.call('POST', '/api/v1/provider-sign-in/answer', { body, from, headers: { ...OWN_PAGE, cookie } });
    }

    const answer = await server.call('POST', '/api/v1/provider-sign-in', { body: {}, from, headers: OWN_PAGE });

    expect(answer.json()).toMatchObject({ status: 429, code: 'session.throttled' });
  });

  it('secrets of the provider in answers and logs', async () => {
    const { url, cookie } = await start();
    const back = await signInAtProvider(url, { account: 'ada' });
    await finish(back, cookie);

    const written = server.logLines.join('\n');
    expect(written).not.toContain(back.searchParams.get('code'));
    expect(written).not.toContain(OPENID_CLIENT.clientSecret);
    expect(url).not.toContain(encodeURIComponent(OPENID_CLIENT.clientSecret));
  });
});

describe('a sign-in that ends at the provider', () => {
  it('says so', async () => {
    const { url, cookie } = await start();

    const answer = await finish(await signInAtProvider(url, { cancel: 'yes' }), cookie);

    expect(answer.json()).toMatchObject({ status: 403, code: 'provider.cancelled' });
  });
});

describe('without an identity provider that answers', () => {
  it('says that there is none', async () => {
    const bare = await startTestServer();
    const answer = await bare.call('POST', '/api/v1/provider-sign-in', { body: {}, headers: OWN_PAGE });
    await bare.close();

    expect(answer.json()).toMatchObject({ status: 404, code: 'provider.not-configured' });
  });

  it('starts all the same, and says which one is down', async () => {
    const settings = { name: 'Example ID', issuer: 'http://127.0.0.1:9', redirectUri: REDIRECT_URI, ...OPENID_CLIENT };
    const alone = await startTestServer({ identityProvider: new OpenIdProvider(settings) });
    const answer = await alone.call('POST', '/api/v1/provider-sign-in', { body: {}, headers: OWN_PAGE });
    const withPassword = await alone.administrator();
    await alone.close();

    expect(answer.json()).toMatchObject({ status: 503, code: 'provider.unreachable' });
    expect(answer.json().detail).toContain('Example ID');
    expect(withPassword.email).toBe(ADMIN_EMAIL);
  });
});
