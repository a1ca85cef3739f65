import { generateSync } from 'otplib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN_EMAIL, ADMIN_PASSWORD, MEMBER_PASSWORD, startTestServer } from './http-harness.ts';
import type { Somebody, TestServer } from './http-harness.ts';

const DAY = 24 * 3600;
const NEW_PASSWORD = 'seven quiet otters paddle';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const NEWER_FIREFOX = FIREFOX.replaceAll('140', '141');
const SAFARI = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile/15E148 Safari/604.1';

let server: TestServer;
let ada: Somebody;

beforeEach(async () => {
  server = await startTestServer();
  ada = await server.administrator();
});
afterEach(() => server.close());

/** What somebody was told of their signing in, oldest first. */
const toldTo = async (email: string) => {
  const letters = (await server.letters()).toReversed();
  return letters.filter(({ to, kind }) => to === email && (kind === 'new-sign-in' || kind === 'security-changed'));
};
const subjects = async (email: string) => (await toldTo(email)).map(({ subject }) => subject);

describe('a sign-in from a new network or with a new browser', () => {
  const signIn = (userAgent: string, from: string) =>
    server.signIn(
      { email: ADMIN_EMAIL, password: ADMIN_PASSWORD, kind: 'browser' },
      { from, headers: { 'user-agent': userAgent } },
    );

  it('is told to whom it was in the name of: when, from where, with what, and what to do', async () => {
    await signIn(FIREFOX, '198.51.100.4');

    const [letter] = await toldTo(ADMIN_EMAIL);

    expect(letter).toMatchObject({ kind: 'new-sign-in', subject: 'New sign-in at Example' });
    expect(letter?.text).toContain('From: 198.51.100.4');
    expect(letter?.text).toContain('With: Firefox on Linux');
    expect(letter?.text).toContain('look into the ledger');
    expect(letter?.text).toContain('/admin?returnTo=/security');
  });

  it.each([
    { what: 'the same again', userAgent: FIREFOX, from: '198.51.100.4', days: 1, told: 1 },
    { what: 'an update of the browser', userAgent: NEWER_FIREFOX, from: '198.51.100.4', days: 1, told: 1 },
    { what: 'another browser', userAgent: SAFARI, from: '198.51.100.4', days: 1, told: 2 },
    { what: 'another network', userAgent: FIREFOX, from: '203.0.113.99', days: 1, told: 2 },
    { what: 'the same after a month away', userAgent: FIREFOX, from: '198.51.100.4', days: 31, told: 2 },
  ])('$what: $told told in all', async ({ userAgent, from, days, told }) => {
    await signIn(FIREFOX, '198.51.100.4');
    server.clock.advance(days * DAY);

    await signIn(userAgent, from);

    expect(await subjects(ADMIN_EMAIL)).toHaveLength(told);
  });

  it('IPv6: an address of the same /64 is the same network', async () => {
    await signIn(FIREFOX, '2001:db8:1:2::1');

    await signIn(FIREFOX, '2001:db8:1:2:abcd::7');

    expect(await subjects(ADMIN_EMAIL)).toHaveLength(1);
  });

  it('says nothing of the first sign-in ever, nor of wrong passwords', async () => {
    const mia = await server.person('member', 'mia');
    await server.signIn({ email: mia.email, password: 'wrong', accessCode: server.accessCode }, { from: '192.0.2.77' });

    expect(await subjects(mia.email)).toEqual([]);
  });

  it('stays untold where the organization does not want it', async () => {
    const settings = (await server.call('GET', '/api/v1/settings', { headers: ada.headers })).json();
    const notifications = { ...settings.notifications, tellsNewSignIns: false };
    await server.call('PATCH', '/api/v1/settings', {
      headers: ada.headers,
      body: { version: settings.version, notifications },
    });

    await signIn(FIREFOX, '198.51.100.4');

    expect(await subjects(ADMIN_EMAIL)).toEqual([]);
  });
});

describe('attack: taking an account over step by step tells its owner of each step', () => {
  it('a changed password, by the person and by a link', async () => {
    const mia = await server.person('member', 'mia');
    const body = { currentPassword: MEMBER_PASSWORD, newPassword: NEW_PASSWORD };
    await server.call('POST', '/api/v1/password', { headers: mia.headers, body });
    await server.call('POST', '/api/v1/password/forgotten', { body: { email: mia.email } });
    const letter = (await server.letters()).find(({ kind }) => kind === 'password-link');
    const token = /token=([\w-]+)/.exec(letter?.text ?? '')?.[1];

    const set = await server.call('POST', '/api/v1/password/set', { body: { token, newPassword: MEMBER_PASSWORD } });

    expect(set.statusCode).toBe(204);
    expect(await subjects(mia.email)).toEqual(Array(2).fill('Your password was changed at Example'));
    const [first] = await toldTo(mia.email);
    expect(first?.text).toContain('tell your administrators');
    expect(first?.text).not.toContain(NEW_PASSWORD);
  });

  it('not the first password, which its mail asked for', async () => {
    const email = 'ivo@example.com';
    const added = await server.call('POST', '/api/v1/people', { headers: ada.headers, body: { email, name: 'Ivo' } });
    const [, token] = added.json().setupLink.split('token=');

    await server.call('POST', '/api/v1/password/set', { body: { token, newPassword: NEW_PASSWORD } });

    expect(await subjects(email)).toEqual([]);
  });

  it('an authenticator app set up, new recovery codes, and the app switched off; and a reset by an administrator', async () => {
    const mia = await server.person('member', 'mia');
    const call = (path: string, body: object = {}) =>
      server.call('POST', `/api/v1/second-factor/${path}`, { headers: mia.headers, body });
    const setUp = async () => {
      const { secret } = (await call('totp', { password: MEMBER_PASSWORD })).json();
      const code = generateSync({ secret, epoch: Math.floor(server.clock.now().getTime() / 1000) });
      return (await call('totp/confirm', { code })).json().recoveryCodes as readonly string[];
    };

    const [first] = await setUp();
    const [second] = (await call('recovery-codes', { code: first })).json().recoveryCodes;
    await call('totp/remove', { code: second });
    server.clock.advance(60);
    await setUp();
    await server.call('POST', `/api/v1/people/${mia.personId}/second-factor/reset`, { headers: ada.headers });

    expect((await subjects(mia.email)).map((subject) => subject.replace(' at Example', ''))).toEqual([
      'Your authenticator app was set up',
      'Your recovery codes were made anew',
      'Your authenticator app was switched off',
      'Your authenticator app was set up',
      'Your second factor was reset',
    ]);
    expect((await toldTo(mia.email)).at(-1)?.text).toContain('By: an administrator');
  });
});
